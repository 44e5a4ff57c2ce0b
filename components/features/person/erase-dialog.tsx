import { useEffect, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { FailedQuestion } from '@/components/app/failed-question.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { oneLine, personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Banner, Skeleton } from '@/components/ui/states.tsx';
import { formatNumber, t, tn } from '@/utils/i18n.ts';
import type { PersonCard, Result, StoreOutcome } from '@/utils/store/api.ts';
import page from './person-page.module.css';
import { TRACE_TABLES, traceTitle } from './trace-words.ts';

type Traces = NonNullable<Result<'personTraces'>>;
type EraseDialogProps = { card: PersonCard; onClose(): void; onErased(): void };

/** What goes, what stays and why, and the one button for it. DR2–DR7. */
export function EraseDialog({ card, onClose, onErased }: EraseDialogProps) {
  const { account, store } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const [answer, setAnswer] = useState<StoreOutcome<Traces | null>>();
  const [tries, setTries] = useState(0);
  const [keepsLine, setKeepsLine] = useState(false);
  const [busy, setBusy] = useState(false);
  const name = isolate(personTitle(card));
  const { personId } = card;
  useEffect(() => {
    let isCurrent = true;
    setAnswer(undefined);
    void store.call('personTraces', { personId }).then((outcome) => {
      if (isCurrent) setAnswer(outcome);
    });
    return () => {
      isCurrent = false;
    };
    // `tries` asks the same question again.
  }, [store, personId, tries]);
  const traces = (answer?.ok && answer.value) || undefined;
  const isOff = !traces || traces.isInOpenJob || traces.isMe || !account;
  const erase = async () => {
    if (isOff) return;
    setBusy(true);
    const keep = keepsLine ? traces.denied.map(({ entryId }) => entryId) : [];
    const outcome = await command('erasePerson', { personId, keep, accountId: account.id });
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: t('eraseDone') });
    onErased();
  };
  return (
    <AskDialog
      title={t('eraseTitle', name)}
      doLabel={t('eraseDo', isolate(personTitle(card), 30))}
      danger
      busy={busy}
      disabled={isOff}
      size="m"
      onDo={() => void erase()}
      onClose={onClose}
    >
      {traces ? (
        <Stack gap={12}>
          {traces.isMe && <Banner kind="error">{t('eraseMe')}</Banner>}
          {traces.isInOpenJob && <Banner kind="error">{t('eraseInJob')}</Banner>}
          <p>{t('eraseText')}</p>
          <Counts traces={traces} />
          {traces.denied.length > 0 && (
            <Checkbox
              checked={keepsLine}
              onChange={setKeepsLine}
              label={t('eraseKeepDenied')}
              hint={t('eraseKeepDeniedHint', oneLine(traces.denied[0]?.reason ?? t('eraseNoReason')))}
            />
          )}
          <Banner kind="warning">{t('cannotUndo')}</Banner>
          <Dim>
            {card.groups.some(({ state }) => state === 'member') && <>{t('eraseMember')} </>}
            {t('eraseBackups')} {traces.mentions > 0 && tn('eraseMentions', traces.mentions)}
          </Dim>
        </Stack>
      ) : answer ? (
        <FailedQuestion
          reason={answer.ok ? 'not-found' : answer.reason}
          onAgain={() => setTries((count) => count + 1)}
        />
      ) : (
        <Skeleton rows={4} label={t('loading')} />
      )}
    </AskDialog>
  );
}

/** What goes, by kind. */
function Counts({ traces: { counts } }: { traces: Traces }) {
  const names = [
    ...TRACE_TABLES.filter((name) => counts[name] !== undefined && name !== 'people'),
    ...Object.keys(counts).filter((name) => !TRACE_TABLES.includes(name)),
  ];
  return (
    <ul className={page.counts} aria-label={t('eraseWhat')}>
      {names.map((name) => (
        <li key={name}>
          <span>{traceTitle(name)}</span>
          <span className={page.number}>{formatNumber(counts[name] ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}
