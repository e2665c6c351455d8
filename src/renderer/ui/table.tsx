/** A table with a head that stays, numbers in line, and rows that can be opened. */

import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './table.module.css';

export type Column<Row> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
  /** The column that names the row; rows that open are opened from it. */
  readonly isRowHeader?: boolean;
};

export type TableProps<Row> = {
  /** What the table is; seen where `isCaptionShown`, else only spoken. */
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Makes each row a button; or, with `rowHref`, a link. */
  readonly onOpenRow?: (row: Row) => void;
  readonly rowHref?: (row: Row) => string;
  readonly isDense?: boolean;
};

export function Table<Row>({ caption, isCaptionShown = false, columns, rows, rowKey, isDense = false, ...opening }: TableProps<Row>) {
  return (
    <div className={styles.frame}>
      <table className={classNames(styles.table, isDense && styles.dense)}>
        <caption className={isCaptionShown ? styles.caption : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classNames(styles.head, column.isNumeric && styles.numeric)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={classNames(styles.row, (opening.onOpenRow || opening.rowHref) && styles.opens)}>
              {columns.map((column) => cell(column, row, opening))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell<Row>(column: Column<Row>, row: Row, opening: Pick<TableProps<Row>, 'onOpenRow' | 'rowHref'>) {
  const className = classNames(styles.cell, column.isNumeric && styles.numeric);
  if (!column.isRowHeader) {
    return (
      <td key={column.id} className={className}>
        {column.cell(row)}
      </td>
    );
  }
  return (
    <th key={column.id} scope="row" className={className}>
      {opener(column.cell(row), row, opening)}
    </th>
  );
}

/** The name of the row, wide as the row to the pointer where it opens. */
function opener<Row>(name: ReactNode, row: Row, { onOpenRow, rowHref }: Pick<TableProps<Row>, 'onOpenRow' | 'rowHref'>) {
  if (rowHref) {
    return (
      <a className={styles.opener} href={rowHref(row)}>
        {name}
      </a>
    );
  }
  if (onOpenRow) {
    return (
      <button type="button" className={styles.opener} onClick={() => onOpenRow(row)}>
        {name}
      </button>
    );
  }
  return name;
}
