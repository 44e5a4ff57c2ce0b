import { useRef, useState } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { t, tn } from '@/utils/i18n.ts';
import type { TagRow } from '@/utils/store/api.ts';

/** Asks before a tag goes, and says from how many people. */
export function TagDelete({ tag, onClose }: { tag: TagRow; onClose(): void }) {
  const command = useCommand();
  const { toast } = useShell();
  const cancel = useRef<HTMLButtonElement>(null);
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
    <Dialog
      open
      size="s"
      title={t('tagsDeleteTitle', isolate(tag.name))}
      closeLabel={t('close')}
      onClose={onClose}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            {t('tagsDeleteDo')}
          </Button>
        </>
      }
    >
      <p>{tag.peopleCount === 0 ? t('tagsDeleteNobody') : tn('tagsDeletePeople', tag.peopleCount)}</p>
    </Dialog>
  );
}
