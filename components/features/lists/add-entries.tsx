import { useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { TextFileButton } from '@/components/app/text-file-button.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useListUndo } from '@/components/app/use-list-undo.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextArea, TextField } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Stack } from '@/components/ui/layout.tsx';
import { asId, type AccountId } from '@/utils/domain/ids.ts';
import { type ListLine, readListLines } from '@/utils/domain/list-csv.ts';
import { LIST_ENTRIES_LIMIT, LIST_REASON_LIMIT, type ListName } from '@/utils/domain/lists.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { NewListEntry, NumberCheck } from '@/utils/store/api.ts';
import { checkParts } from './check-parts.ts';
import { EndField, isOver } from './end-field.tsx';
import { endOfDay } from './list-days.ts';
import { putWords } from './list-dialog.tsx';
import styles from './lists.module.css';

type AddProps = { list: ListName; accountId: AccountId; onClose(): void };
type Mistake = { line: ListLine; words: string };

/** Numbers pasted or from a file, each line checked; all of them are put on the list or none. DL5. */
export function AddEntries({ list, accountId, onClose }: AddProps) {
  const { newId, now } = useApp();
  const undoable = useListUndo();
  const command = useCommand();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<string>();

  const stop = (): undefined => {
    setBusy(false);
    setChecked(undefined);
  };
  const put = async () => {
    const lines = readListLines(text);
    if (lines.length > LIST_ENTRIES_LIMIT) return setProblem(t('addTooMany', LIST_ENTRIES_LIMIT));
    setBusy(true);
    const typed = lines.flatMap((line) =>
      line.typed === undefined || line.problem ? [] : [line.typed.slice(0, 200)],
    );
    const checks: NumberCheck[] = [];
    for (const numbers of checkParts(typed)) {
      if (typed.length > numbers.length) setChecked(t('listsChecked', checks.length, typed.length));
      // One after the other: the store has others to answer in between.
      // oxlint-disable-next-line no-await-in-loop
      const part = await command('checkNumbers', { accountId, numbers });
      if (!part.ok) return stop();
      checks.push(...part.value);
    }
    const { entries, wrong } = sorted(lines, checks, {
      list,
      reason: reason.trim() || undefined,
      expiresAt: until === '' ? undefined : endOfDay(until),
      newId: () => asId(newId()),
    });
    setMistakes(wrong);
    if (wrong.length > 0 || entries.length === 0) {
      setProblem(wrong.length > 0 ? tn('listsMistakes', wrong.length) : t('listsNobody'));
      return stop();
    }
    const outcome = await command('putOnList', { accountId, entries });
    if (!outcome.ok) return stop();
    const { added, replaced } = outcome.value;
    undoable(
      putWords(added, replaced.length),
      entries.map(({ id }) => id),
      replaced,
    );
    onClose();
    return undefined;
  };

  return (
    <Dialog
      open
      onClose={onClose}
      size="l"
      title={list === 'deny' ? t('listsAddDeny') : t('listsAddAllow')}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          {checked && (
            <span role="status">
              <Dim>{checked}</Dim>
            </span>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={text.trim() === '' || isOver(until, now())}
            onClick={() => void put()}
          >
            {t('listsPut')}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <TextArea
          ref={field}
          label={t('addNumbers')}
          hint={`${t('listsNumbersHint')} ${t('listsHiddenNumbers')}`}
          error={problem}
          rows={6}
          dir="ltr"
          spellCheck={false}
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem(undefined);
          }}
        />
        {mistakes.length > 0 && (
          <ul className={styles.mistakes}>
            {mistakes.map(({ line, words }) => (
              <li key={line.line}>
                {t('addLine', line.line)}: <bdi>{oneLine(line.text)}</bdi> — {words}
              </li>
            ))}
          </ul>
        )}
        <Cluster>
          <TextFileButton
            onText={(read) => {
              setText(read);
              setMistakes([]);
            }}
            onProblem={setProblem}
          />
        </Cluster>
        <TextField
          label={t('listsReason')}
          hint={t('listsReasonHint')}
          maxLength={LIST_REASON_LIMIT}
          value={reason}
          onChange={setReason}
        />
        <EndField day={until} onChange={setUntil} />
      </Stack>
    </Dialog>
  );
}

/** Every line ends up in one of the two. What a line says itself counts before what the dialog says for all. */
function sorted(
  lines: readonly ListLine[],
  checks: readonly NumberCheck[],
  rest: {
    list: ListName;
    reason: string | undefined;
    expiresAt: number | undefined;
    newId(): NewListEntry['id'];
  },
): { entries: NewListEntry[]; wrong: Mistake[] } {
  const entries: NewListEntry[] = [];
  const wrong: Mistake[] = [];
  let next = 0;
  for (const line of lines) {
    const check = line.typed === undefined || line.problem ? undefined : checks[next++];
    const expiresAt = line.until === undefined ? rest.expiresAt : endOfDay(line.until);
    if (line.problem) wrong.push({ line, words: tOf('listsProblem', line.problem) });
    else if (line.until !== undefined && expiresAt === undefined)
      wrong.push({ line, words: t('listsProblem_bad_date') });
    else if (check && !check.ok) wrong.push({ line, words: tOf('lineProblem', check.problem) });
    else {
      entries.push({
        id: rest.newId(),
        list: rest.list,
        personId: check?.ok ? check.personId : undefined,
        identity: check?.ok ? { kind: 'pn', value: check.phone.e164 } : line.identity,
        label: line.name,
        author: line.author?.slice(0, 200),
        reason: (line.reason ?? rest.reason)?.slice(0, LIST_REASON_LIMIT),
        expiresAt,
      });
    }
  }
  return { entries, wrong };
}
