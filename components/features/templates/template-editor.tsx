import { useId, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { DiscardDialog } from '@/components/app/discard-dialog.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Cluster, Scroll, Stack, View } from '@/components/ui/layout.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { asId } from '@/utils/domain/ids.ts';
import { TEMPLATE_TEXT_LIMIT, type Template } from '@/utils/domain/knowledge.ts';
import { language, t, tOf } from '@/utils/i18n.ts';
import { type Draft, draftOf, draftProblems, ownVariables, settleDraft } from './template-draft.ts';
import { TextsEditor } from './texts-editor.tsx';
import styles from './templates.module.css';

type EditorProps = {
  /** Missing: a new one. */
  template: Template | undefined;
  all: readonly Template[];
  onBack(): void;
};

/** Writes a template: name, shortcut, a text per language, and defaults for its own variables. */
export function TemplateEditor({ template, all, onBack }: EditorProps) {
  const { newId } = useApp();
  const command = useCommand();
  const formId = useId();
  const name = useRef<HTMLInputElement>(null);
  const [start] = useState(() => draftOf(template, language()));
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const problems = draftProblems(
    draft,
    all.filter((other) => other.id !== template?.id),
  );
  const shown = tried ? problems : undefined;
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    setTried(true);
    if (problems) {
      if (problems.name) name.current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await command('putTemplate', {
      template: { id: template?.id ?? asId(newId()), ...settleDraft(draft) },
    });
    setBusy(false);
    if (outcome.ok) onBack();
  };
  const leave = () => (draft === start ? onBack() : setAsking(true));

  return (
    <SlideOver title={t(template ? 'templatesEdit' : 'templatesNew')} backLabel={t('back')} onBack={leave}>
      <View>
        <Scroll padded>
          <form
            id={formId}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <Stack gap={16}>
              <TextField
                ref={name}
                label={t('templatesName')}
                value={draft.name}
                autoComplete="off"
                error={shown?.name && tOf('templatesNameProblem', shown.name)}
                onChange={(value) => change({ name: value })}
              />
              <TextField
                label={t('templatesShortcut')}
                hint={t('templatesShortcutHint')}
                value={draft.shortcut}
                autoComplete="off"
                error={shown?.shortcut && tOf('templatesShortcutProblem', shown.shortcut)}
                onChange={(value) => change({ shortcut: value })}
              />
              <TextsEditor draft={draft} problems={shown?.texts} onChange={change} />
              <Variables draft={draft} onChange={change} />
            </Stack>
          </form>
        </Scroll>
        <div className={styles.insertBar}>
          <Cluster end>
            <Button onClick={leave}>{t('cancel')}</Button>
            <Button variant="primary" type="submit" form={formId} busy={busy}>
              {t('save')}
            </Button>
          </Cluster>
        </div>
      </View>
      <DiscardDialog open={asking} onKeep={() => setAsking(false)} onDiscard={onBack} />
    </SlideOver>
  );
}

/** Own variables appear by themselves as soon as a text uses them. */
function Variables({ draft, onChange }: { draft: Draft; onChange(part: Partial<Draft>): void }) {
  const names = ownVariables(draft.texts);
  if (names.length === 0) return null;
  return (
    <fieldset className={styles.variables}>
      <legend className={styles.legend}>{t('templatesOwn')}</legend>
      <Stack gap={8}>
        {names.map((name) => (
          <TextField
            key={name}
            label={`{${name}}`}
            maxLength={TEMPLATE_TEXT_LIMIT}
            placeholder={t('templatesOwnDefault')}
            value={Object.hasOwn(draft.variables, name) ? (draft.variables[name] ?? '') : ''}
            onChange={(value) => onChange({ variables: { ...draft.variables, [name]: value } })}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
