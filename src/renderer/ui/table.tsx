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

type TableProps<Row> = {
  /** What the table is, spoken only. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Makes each row a link. */
  readonly rowHref?: (row: Row) => string;
  readonly isDense?: boolean;
};

export function Table<Row>({ caption, columns, rows, rowKey, rowHref, isDense = false }: TableProps<Row>) {
  return (
    <div className={styles.frame}>
      <table className={classNames(styles.table, isDense && styles.dense)}>
        <caption className="visually-hidden">{caption}</caption>
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
            <tr key={rowKey(row)} className={classNames(styles.row, rowHref && styles.opens)}>
              {columns.map((column) => cell(column, row, rowHref))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell<Row>(column: Column<Row>, row: Row, rowHref: TableProps<Row>['rowHref']) {
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
      {rowHref ? (
        <a className={styles.opener} href={rowHref(row)}>
          {column.cell(row)}
        </a>
      ) : (
        column.cell(row)
      )}
    </th>
  );
}
