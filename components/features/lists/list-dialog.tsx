import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { whomText } from '@/components/app/person-words.ts';
import { ReasonDialog } from '@/components/app/reason-dialog.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useListUndo } from '@/components/app/use-list-undo.ts';
import type { ListDialogProps } from '@/components/app/shell.tsx';
import { asId, type EntryId } from '@/utils/domain/ids.ts';
import { LIST_REASON_LIMIT } from '@/utils/domain/lists.ts';
import { t, tn } from '@/utils/i18n.ts';
import { EndField, isOver } from './end-field.tsx';
import { endOfDay } from './list-days.ts';

/** DL8: "3 people put on the list. 1 was on it already …" */
export const putWords = (added: number, already: number): string =>
  tn('listsAdded', added) + (already > 0 ? `. ${t('listsAlready', already)}` : '');

/** Puts one or many people on a list: why, and until when. */
export function ListDialog({ people, list, onClose }: ListDialogProps) {
  const { account, newId, now } = useApp();
  const command = useCommand();
  const undoable = useListUndo();
  const [day, setDay] = useState('');
  // Made once: a second try after a lost answer writes no second line.
  const [lines] = useState(() =>
    people.map(({ personId }) => ({ id: asId<EntryId>(newId()), list, personId })),
  );
  const already = people.filter(({ listed }) => [listed].flat().some((one) => one?.list === list)).length;
  const put = async (text: string): Promise<boolean> => {
    if (!account) return false;
    const ending = { reason: text || undefined, expiresAt: endOfDay(day) };
    const outcome = await command('putOnList', {
      accountId: account.id,
      entries: lines.map((line) => ({ ...line, ...ending })),
    });
    if (!outcome.ok) return false;
    const { added, replaced } = outcome.value;
    undoable(
      putWords(added, replaced.length),
      lines.map(({ id }) => id),
      replaced,
    );
    return true;
  };
  return (
    <ReasonDialog
      title={`${t(list === 'allow' ? 'personAllow' : 'personDeny')}: ${whomText(people)}`}
      label={t('personListReason')}
      saveLabel={t('save')}
      limit={LIST_REASON_LIMIT}
      disabled={isOver(day, now())}
      onSave={put}
      onClose={onClose}
    >
      {already > 0 && <p>{t('listsAlready', already)}</p>}
      <EndField day={day} onChange={setDay} />
    </ReasonDialog>
  );
}
