import { type FormEvent, useId, useRef, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { TagChip } from '@/components/ui/chip.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { asId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { TagRow } from '@/utils/store/api.ts';
import { ColourPicker } from './colour-picker.tsx';
import { nextColour, tagNameProblem } from './tag-model.ts';
import styles from './tags.module.css';

/** Makes a tag, or renames and recolours `tag`. */
export function TagEditor(props: { tag: Tag | undefined; tags: readonly TagRow[]; onClose(): void }) {
  const { tag, tags, onClose } = props;
  const { newId } = useApp();
  const command = useCommand();
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(tag?.name ?? '');
  const [colour, setColour] = useState(tag?.colour ?? nextColour(tags));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = tagNameProblem(name, tags, tag?.id);
  const shown = problem && (tried || problem !== 'empty') ? problem : undefined;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await command('putTag', { tagId: tag?.id ?? asId(newId()), name: name.trim(), colour });
    setBusy(false);
    if (outcome.ok) onClose();
  };

  return (
    <AskDialog
      title={t(tag ? 'tagsEditTitle' : 'tagsNewTitle')}
      doLabel={t(tag ? 'save' : 'tagsCreate')}
      busy={busy}
      formId={formId}
      initialFocus={field}
      onClose={onClose}
    >
      <form id={formId} onSubmit={(event) => void save(event)}>
        <Stack gap={16}>
          <TextField
            ref={field}
            label={t('tagsName')}
            value={name}
            autoComplete="off"
            error={shown && tOf('tagsProblem', shown)}
            onChange={setName}
          />
          <ColourPicker value={colour} onChange={setColour} />
          <div className={styles.sample}>
            <TagChip name={name.trim() || t('tagsSample')} colour={colour} />
          </div>
        </Stack>
      </form>
    </AskDialog>
  );
}
