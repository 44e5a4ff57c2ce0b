import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import { messagePlan } from './message-plan.ts';
import type { MessageRow } from './message-rows.ts';

type MessageActionsProps = {
  rows: readonly MessageRow[];
  groupId: GroupId;
  nowMs: number;
  onDone(): void;
};

/** What can be done with the messages that are chosen, and with those who wrote them. */
export function MessageActions({ rows, groupId, nowMs, onDone }: MessageActionsProps) {
  const { account } = useApp();
  const { confirm, toast } = useShell();
  const { StrikeDialog } = useSlots();
  const command = useCommand();
  const noDeleting = useLack('delete-messages');
  const [striking, setStriking] = useState(false);
  const people = [
    ...new Map(rows.flatMap(({ person }) => (person ? [[person.personId, person]] : []))).values(),
  ];
  const suggested = rows.filter((row) => row.isSuggested);

  const dismiss = async () => {
    if (!account) return;
    const accountId = account.id;
    const messages = suggested.map(({ id, at }) => ({ id, at }));
    const outcome = await command('dismissMessages', { accountId, groupId, messages });
    if (!outcome.ok) return;
    onDone();
    toast({
      kind: 'done',
      text: tn('messagesDismissed', messages.length),
      undo: () => void command('takeBackDismissals', { accountId, ids: messages.map(({ id }) => id) }),
    });
  };
  const remove = async () => {
    if ((await confirm(messagePlan(rows, groupId, nowMs))) !== null) onDone();
  };
  return (
    <>
      {people.length > 0 && (
        <IconButton icon="warning" label={t('strikeGive')} onClick={() => setStriking(true)} />
      )}
      {suggested.length > 0 && <Button onClick={() => void dismiss()}>{t('messagesDismiss')}</Button>}
      <Button
        variant="remove"
        disabled={noDeleting !== undefined}
        title={noDeleting}
        onClick={() => void remove()}
      >
        {t('messagesDelete')}
      </Button>
      {striking && <StrikeDialog people={people} groupId={groupId} onClose={() => setStriking(false)} />}
    </>
  );
}
