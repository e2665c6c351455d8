/** A filter row: one of a few, each with its count. */

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { classNames } from './class-names';
import styles from './segmented-control.module.css';

export type Segment = { readonly id: string; readonly label: string; readonly count?: number };

export type SegmentedControlProps = {
  readonly label: string;
  readonly segments: readonly Segment[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
};

export function SegmentedControl({ label, segments, selected, onSelect }: SegmentedControlProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles.row)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        for (const key of keys) onSelect(String(key));
      }}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={classNames(styles.segment)}>
          {segment.label}
          {segment.count !== undefined && <span className={styles.count}>{segment.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
