import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { useKept } from '@/components/app/use-kept.ts';
import { useLive } from '@/components/app/use-live.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { BY_COLUMNS, type ByRow, type Doer, filledColumns } from '@/utils/domain/insight-by.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { Args } from '@/utils/store/api.ts';
import { CountsTable } from './counts-table.tsx';
import styles from './insight.module.css';
import { useCountsFile } from './use-counts-file.ts';

export type PeriodCardProps = { asked: Args<'insightBy'>; name: string };

/** IN60: who did what in the period. It is mounted, and so asked, once the charts have their answer. */
export function ByCard({ asked, name }: PeriodCardProps) {
  const live = useKept(useLive('insightBy', asked));
  const title = t('insight_by');
  const rows = live.value ?? [];
  const columns = filledColumns(BY_COLUMNS, rows);
  const save = useCountsFile('insight-by', title);
  const download = () =>
    save(
      columns,
      rows.map((row) => ({ label: plainDoer(row), counts: row.counts })),
    );
  return (
    <article className={styles.card} data-wide aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton
          icon="download"
          size="s"
          label={t('insightSave', title)}
          disabled={rows.length === 0}
          onClick={download}
        />
      </div>
      <LiveView live={live} skeletonRows={3}>
        {() =>
          rows.length === 0 ? (
            <p className={styles.speed}>{t('insightByNobody')}</p>
          ) : (
            <>
              <CountsTable
                caption={`${title}: ${name}`}
                first={title}
                columns={columns}
                columnText={(column) => tOf('insightColumn', column)}
                rows={rows.map((row) => ({
                  key: row.doer,
                  label: doerText(row),
                  counts: row.counts,
                }))}
              />
              <p className={styles.speed}>{t('insightByFoot')}</p>
            </>
          )
        }
      </LiveView>
    </article>
  );
}

type Plain = Exclude<Doer, `rule ${string}`>;
const isPlain = (doer: Doer): doer is Plain => !doer.startsWith('rule ');

function doerText({ doer, name }: ByRow): string {
  if (isPlain(doer)) return tOf('insightDoer', doer);
  return name === undefined ? t('insightDoer_rulesGone') : t('insightDoer_rule', isolate(oneLine(name)));
}

/** For the file: without marks of direction. */
const plainDoer = (row: ByRow): string =>
  row.name === undefined ? doerText(row) : t('insightDoer_rule', oneLine(row.name));
