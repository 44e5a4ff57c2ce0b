import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextArea } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Stack } from '@/components/ui/layout.tsx';
import { BUILT_IN_VARIABLES, chooseLanguage, variablesOf } from '@/utils/domain/template.ts';
import { language, t, tOf } from '@/utils/i18n.ts';
import { LANGUAGES, languageName } from './languages.ts';
import { FillChoices, Preview } from './preview.tsx';
import type { Draft, DraftProblems } from './template-draft.ts';
import { useFill } from './use-fill.ts';
import styles from './templates.module.css';

type TextsEditorProps = {
  draft: Draft;
  problems: DraftProblems['texts'] | undefined;
  onChange(part: Partial<Draft>): void;
};

/** The text of one language at a time, buttons that put variables in at the caret, and a preview with real data. */
export function TextsEditor({ draft, problems, onChange }: TextsEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [picked, setPicked] = useState(() => chooseLanguage(draft.texts, language()) ?? '');
  const tags = Object.keys(draft.texts).sort();
  const firstBad = problems && Object.keys(problems)[0];
  const shown = draft.texts[picked] === undefined ? (tags[0] ?? '') : picked;
  const text = draft.texts[shown] ?? '';
  const problem = problems?.[shown];
  const fill = useFill(text, draft.variables);
  const write = (value: string) => onChange({ texts: { ...draft.texts, [shown]: value } });

  const insert = (name: string, select = false) => {
    const element = area.current;
    if (!element) return;
    const start = element.selectionStart;
    element.setRangeText(`{${name}}`, start, element.selectionEnd, 'end');
    if (select) element.setSelectionRange(start + 1, start + 1 + name.length);
    element.focus();
    write(element.value);
  };
  const remove = () => {
    const { [shown]: _, ...rest } = draft.texts;
    onChange({ texts: rest });
  };

  return (
    <Stack gap={8}>
      <Cluster>
        {tags.map((tag) => (
          <Button
            key={tag}
            size="s"
            variant={tag === shown ? 'secondary' : 'plain'}
            icon={problems?.[tag] ? 'warning' : undefined}
            aria-pressed={tag === shown}
            onClick={() => setPicked(tag)}
          >
            {languageName(tag)}
          </Button>
        ))}
        <span className={styles.addLanguage}>
          <Select
            label={t('templatesAddLanguage')}
            hideLabel
            value=""
            options={[
              { value: '', label: t('templatesAddLanguage'), disabled: true },
              ...LANGUAGES.filter((tag) => !tags.includes(tag)).map((tag) => ({
                value: tag as string,
                label: languageName(tag),
              })),
            ]}
            onChange={(tag) => {
              onChange({ texts: { ...draft.texts, [tag]: '' } });
              setPicked(tag);
            }}
          />
        </span>
      </Cluster>
      <TextArea
        ref={area}
        label={t('templatesTextIn', languageName(shown))}
        rows={6}
        value={text}
        lang={shown}
        error={problem && tOf('templatesTextProblem', problem)}
        hint={firstBad && firstBad !== shown ? t('templatesOtherBad', languageName(firstBad)) : undefined}
        onChange={write}
      />
      <Cluster gap={4}>
        <Dim>{t('templatesPutIn')}</Dim>
        {BUILT_IN_VARIABLES.map((name) => (
          <Button key={name} size="s" title={tOf('templatesVariable', name)} onClick={() => insert(name)}>
            {`{${name}}`}
          </Button>
        ))}
        <Button size="s" title={t('templatesOwnHint')} onClick={() => insert(t('templatesOwnName'), true)}>
          {t('templatesOwnButton')}
        </Button>
        {tags.length > 1 && (
          <Button size="s" variant="plain" icon="trash" onClick={remove}>
            {t('templatesRemoveLanguage', languageName(shown))}
          </Button>
        )}
      </Cluster>
      <FillChoices fill={fill} names={variablesOf(text)} />
      <Preview fill={fill} />
    </Stack>
  );
}
