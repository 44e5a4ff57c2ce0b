import { useState } from 'react';
import { FailedQuestion } from '@/components/app/failed-question.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { filledColumns } from '@/utils/domain/insight-by.ts';
import { BROUGHT_COLUMNS } from '@/utils/domain/insight-brought.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { Result } from '@/utils/store/api.ts';
import type { PeriodCardProps } from './by-card.tsx';
import { CountsTable } from './counts-table.tsx';
import styles from './insight.module.css';
import { useAsked } from './use-asked.ts';
import { useCountsFile } from './use-counts-file.ts';

type Row = Result<'insightBrought'>[number];

/** IN63: of the requests of the period, who brought them and what became of them. Read when it is opened. */
export function BroughtCard({ asked, name }: PeriodCardProps) {
  const { openFeature } = useShell();
  const [open, setOpen] = useState(false);
  const live = useAsked('insightBrought', open ? asked : null);
  const title = t('conditionKind_brought');
  // It is asked again for another period or group alone, whose answer that from before is not.
  const rows = live.problem ? [] : (live.value ?? []);
  const columns = filledColumns(BROUGHT_COLUMNS, rows);
  const save = useCountsFile('insight-brought', title);
  const download = () =>
    save(
      columns,
      rows.map((row) => ({ label: labelOf(row), counts: row.counts })),
    );
  const openPage = (personId: PersonId) => openFeature(`people?person=${encodeURIComponent(personId)}`);
  return (
    <article className={styles.card} data-wide aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {rows.length > 0 && (
          <IconButton icon="download" size="s" label={t('insightSave', title)} onClick={download} />
        )}
      </div>
      <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>{t('insightTable', title)}</summary>
        {open && live.problem && <FailedQuestion reason={live.problem.reason} onAgain={live.again} />}
        {open && !live.problem && (
          <LiveView live={live} skeletonRows={3}>
            {() =>
              rows.length === 0 ? (
                <p className={styles.speed}>{t('insightBroughtNobody')}</p>
              ) : (
                <div aria-busy={live.isOld}>
                  <CountsTable
                    caption={`${title}: ${name}`}
                    first={title}
                    columns={columns}
                    columnText={(column) => tOf('insightColumn', column)}
                    rows={rows.map((row) => ({
                      key: row.by === 'person' ? row.personId : row.by,
                      label:
                        row.by === 'person' ? (
                          <Button
                            variant="plain"
                            size="s"
                            className={styles.whoLink}
                            onClick={() => openPage(row.personId)}
                          >
                            {isolate(labelOf(row))}
                          </Button>
                        ) : (
                          labelOf(row)
                        ),
                      counts: row.counts,
                    }))}
                  />
                  <p className={styles.worth}>{t('insightBroughtFoot')}</p>
                </div>
              )
            }
          </LiveView>
        )}
      </details>
    </article>
  );
}

function labelOf(row: Row): string {
  switch (row.by) {
    case 'person':
      return row.person ? personTitle(row.person) : t('unknownPerson');
    case 'others':
      return t('insightBroughtOthers', tn('people', row.people));
    default:
      return tOf('method', row.by);
  }
}
