import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { ReasonDialog } from '@/components/app/reason-dialog.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import { LIST_REASON_LIMIT } from '@/utils/domain/lists.ts';
import { t } from '@/utils/i18n.ts';
import type { ListRow } from '@/utils/store/api.ts';
import { EndField, isOver } from './end-field.tsx';
import { dayText, endOfDay } from './list-days.ts';

type EditProps = { row: ListRow; name: string; accountId: AccountId; onClose(): void };

/** DL7: another reason, another end. */
export function EditEntry({ row, name, accountId, onClose }: EditProps) {
  const { now } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const first = row.expiresAt === undefined ? '' : dayText(row.expiresAt);
  const [day, setDay] = useState(first);
  const line = { accountId, entryId: row.id };
  const save = async (text: string): Promise<boolean> => {
    // A day that was not touched keeps its hour.
    const expiresAt = day === first ? row.expiresAt : endOfDay(day);
    const outcome = await command('editListEntry', { ...line, reason: text || undefined, expiresAt });
    if (!outcome.ok) return false;
    const before = { reason: row.reason, expiresAt: row.expiresAt };
    toast({
      kind: 'done',
      text: t('listsEdited', isolate(name)),
      undo: () => void command('editListEntry', { ...line, ...before }),
    });
    return true;
  };
  return (
    <ReasonDialog
      title={t('listsEdit', isolate(name))}
      label={t('personListReason')}
      saveLabel={t('save')}
      limit={LIST_REASON_LIMIT}
      text={row.reason}
      disabled={day !== first && isOver(day, now())}
      onSave={save}
      onClose={onClose}
    >
      <EndField day={day} onChange={setDay} />
    </ReasonDialog>
  );
}
