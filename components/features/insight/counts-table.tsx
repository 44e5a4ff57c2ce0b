import type { ReactNode } from 'react';
import { formatNumber, t } from '@/utils/i18n.ts';
import styles from './insight.module.css';

type CountsTableProps<Column extends string> = {
  caption: string;
  /** Above the names of the rows. */
  first: string;
  columns: readonly Column[];
  columnText(column: Column): string;
  rows: readonly { key: string; label: ReactNode; counts: { [Name in Column]?: number } }[];
};

/** Numbers by somebody rather than by day; a zero stays pale, so that what was done is seen. */
export function CountsTable<Column extends string>(props: CountsTableProps<Column>) {
  const { caption, first, columns, columnText, rows } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys need the focus for that
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, counts }) => (
            <tr key={key}>
              <th scope="row" className={styles.whoName}>
                {label}
              </th>
              {columns.map((column) => (
                <td key={column} data-none={counts[column] ? undefined : true}>
                  {counts[column] ? formatNumber(counts[column]) : t('insightNone')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
