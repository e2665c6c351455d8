/** A filter row: one of a few, each with its count. */

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { classNames } from './class-names';
import styles from './segmented-control.module.css';

export type Segment<T extends string> = { readonly id: T; readonly label: string; readonly count?: number };

export type SegmentedControlProps<T extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly selected: T;
  readonly onSelect: (id: T) => void;
};

export function SegmentedControl<T extends string>({ label, segments, selected, onSelect }: SegmentedControlProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles.row)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        for (const key of keys) onSelect(key as T);
      }}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={classNames(styles.segment)}>
          {segment.label} {segment.count !== undefined && <span className={styles.count}>{segment.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
