/** One of a few side by side: a filter row, each with its count, or a small choice that may stay open. */

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { classNames } from './class-names';
import styles from './segmented-control.module.css';

type Segment<T extends string> = { readonly id: T; readonly label: string; readonly count?: number };

type SegmentedControlProps<T extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly selected: T | null;
  readonly isDisabled?: boolean;
  readonly onSelect: (id: T) => void;
  /** Where nothing may be selected: pressing the selected one again takes it back. */
  readonly onClear?: () => void;
};

export function SegmentedControl<T extends string>({ label, segments, selected, isDisabled = false, onSelect, onClear }: SegmentedControlProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classNames(styles.row)}
      selectionMode="single"
      disallowEmptySelection={onClear === undefined}
      isDisabled={isDisabled}
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        for (const key of keys) onSelect(key as T);
        if (keys.size === 0) onClear?.();
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
