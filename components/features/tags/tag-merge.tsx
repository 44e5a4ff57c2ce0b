import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import type { TagId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { TagRow } from '@/utils/store/api.ts';
import styles from './tags.module.css';

/** Moves everybody from one tag to another, after showing what that means in numbers. */
export function TagMerge(props: { tag: TagRow; tags: readonly TagRow[]; onClose(): void }) {
  const { tag, tags, onClose } = props;
  const command = useCommand();
  const { toast } = useShell();
  const [into, setInto] = useState<TagId | ''>('');
  const [busy, setBusy] = useState(false);
  const target = tags.find((other) => other.id === into);
  const { value: overlap } = useLive('tagOverlap', target ? { from: tag.id, into: target.id } : null);

  const merge = async () => {
    if (!target) return;
    setBusy(true);
    const outcome = await command('mergeTags', { from: tag.id, into: target.id });
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: t('tagsMerged', isolate(tag.name), isolate(target.name)) });
    onClose();
  };

  return (
    <AskDialog
      title={t('tagsMergeTitle', isolate(tag.name))}
      doLabel={t('tagsMergeDo')}
      danger
      busy={busy}
      disabled={!target || !overlap}
      onDo={() => void merge()}
      onClose={onClose}
    >
      <Stack gap={12}>
        <Select<TagId | ''>
          label={t('tagsMergeInto')}
          value={into}
          options={[
            { value: '', label: t('tagsMergeChoose'), disabled: true },
            ...tags
              .filter((other) => other.id !== tag.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setInto}
        />
        {target && overlap && (
          <ul className={styles.preview} aria-live="polite">
            <li>{tn('tagsMergeGain', overlap.from - overlap.both, isolate(target.name))}</li>
            {overlap.both > 0 && <li>{tn('tagsMergeBoth', overlap.both)}</li>}
            <li>{tn('tagsMergeAfter', overlap.from + overlap.into - overlap.both, isolate(target.name))}</li>
            <li>{t('tagsMergeGone', isolate(tag.name))}</li>
          </ul>
        )}
      </Stack>
    </AskDialog>
  );
}
