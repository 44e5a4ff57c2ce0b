import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { TagRow } from '@/utils/store/api.ts';

/** Asks before a tag goes, and says from how many people. */
export function TagDelete({ tag, onClose }: { tag: TagRow; onClose(): void }) {
  const command = useCommand();
  const { toast } = useShell();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const outcome = await command('deleteTag', { tagId: tag.id });
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: t('tagsDeleted', isolate(tag.name)) });
    onClose();
  };
  return (
    <AskDialog
      title={t('tagsDeleteTitle', isolate(tag.name))}
      doLabel={t('tagsDeleteDo')}
      danger
      busy={busy}
      onDo={() => void remove()}
      onClose={onClose}
    >
      <p>{tag.peopleCount === 0 ? t('tagsDeleteNobody') : tn('tagsDeletePeople', tag.peopleCount)}</p>
    </AskDialog>
  );
}
