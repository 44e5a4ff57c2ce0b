import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { useShell } from '@/components/app/shell.tsx';
import { IconButton } from '@/components/ui/button.tsx';
import { addDoings, type InsightDay, waitWithin } from '@/utils/domain/insight.ts';
import {
  averageOf,
  barOf,
  CHART_BARS,
  CHART_COLUMNS,
  cellOf,
  type InsightChart,
  type InsightColumn,
  insightCsv,
  isLevel,
  isWait,
} from '@/utils/domain/insight-charts.ts';
import { formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import { Chart } from './chart.tsx';
import { averageText, longDay, numberText, shortDay, waitText } from './insight-words.ts';
import styles from './insight.module.css';

type ChartCardProps = { chart: InsightChart; days: readonly InsightDay[]; name: string };

/** One chart with its sums, and the same as a table and as a file. */
export function ChartCard({ chart, days, name }: ChartCardProps) {
  const { now } = useApp();
  const { toast } = useShell();
  // Six tables of 90 days take longer than all the rest.
  const [open, setOpen] = useState(false);
  const columns = CHART_COLUMNS[chart];
  const numbers = useMemo(() => days.map(({ day }) => day), [days]);
  const rows = useMemo(
    () => CHART_BARS[chart].map((bar) => days.map((day) => barOf(day, bar))),
    [chart, days],
  );
  const title = tOf('insight', chart);
  const download = () => {
    const text = insightCsv(days, columns, {
      day: t('insightDay'),
      heardHours: t('insightHeardHours'),
      column: (column) => tOf('insightColumn', column),
    });
    downloadFile(fileName(`insight-${chart}`, now(), 'csv'), text, 'text/csv');
    toast({ kind: 'done', text: tn('insightSaved', days.length) });
  };
  return (
    <article className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton icon="download" size="s" label={t('insightSave', title)} onClick={download} />
      </div>
      <ul className={styles.labels}>
        {rows.map((row, index) => (
          // Bars keep their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={styles.label} data-place={index}>
            {tOf('insightBar', `${chart}-${index}` as 'members-0')} <strong>{figureOf(chart, row)}</strong>
          </li>
        ))}
      </ul>
      {chart === 'requests' && <Speed days={days} />}
      <Chart
        days={numbers}
        rows={rows}
        isLine={isLevel(chart)}
        isFitted={chart === 'members'}
        dayText={shortDay}
      />
      <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>{t('insightTable', title)}</summary>
        {open && <Table caption={`${title}: ${name}`} columns={columns} days={days} />}
      </details>
    </article>
  );
}

function figureOf(chart: InsightChart, row: readonly (number | null)[]): string {
  if (chart === 'members') return lastOf(row);
  return isLevel(chart) ? averageText(averageOf(row)) : sumOf(row);
}
const sumOf = (row: readonly (number | null)[]): string =>
  row.every((value) => value === null)
    ? t('insightNone')
    : formatNumber(row.reduce<number>((sum, value) => sum + (value ?? 0), 0));
const lastOf = (row: readonly (number | null)[]): string =>
  numberText(row.findLast((value) => value !== null) ?? undefined);

/** IN7: of all days together. */
function Speed({ days }: { days: readonly InsightDay[] }) {
  const { waits } = addDoings(days);
  const half = waitWithin(waits, 0.5);
  const most = waitWithin(waits, 0.9);
  if (half === undefined || most === undefined) return <p className={styles.speed}>{t('insightNoSpeed')}</p>;
  return <p className={styles.speed}>{t('insightSpeed', waitText(half), waitText(most))}</p>;
}

function Table(props: { caption: string; columns: readonly InsightColumn[]; days: readonly InsightDay[] }) {
  const { caption, columns, days } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys need the focus for that
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('insightDay')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {tOf('insightColumn', column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{longDay(day.day)}</th>
              {day.heardMs === undefined ? (
                <td colSpan={columns.length} className={styles.notCounted}>
                  {t('insightNotCounted')}
                </td>
              ) : (
                columns.map((column) => <td key={column}>{cellText(column, cellOf(day, column))}</td>)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellText = (column: InsightColumn, value: number | undefined): string =>
  value !== undefined && isWait(column) ? waitText(value) : numberText(value);
