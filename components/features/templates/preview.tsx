import { useShell } from '@/components/app/shell.tsx';
import { PersonChoice } from '@/components/app/person-choice.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { formatList, t } from '@/utils/i18n.ts';
import styles from './templates.module.css';
import type { Fill } from './use-fill.ts';

/** For whom a template is filled: a person and a group, where the text asks for them. */
export function FillChoices({ fill, names }: { fill: Fill; names: readonly string[] }) {
  const { groups } = useShell();
  const wantsPerson = ['first_name', 'name', 'tag'].some((name) => names.includes(name));
  const wantsGroup = names.includes('group');
  if (!wantsPerson && !wantsGroup) return null;
  return (
    <Stack gap={8}>
      {wantsPerson && <PersonChoice person={fill.person} onChange={fill.setPerson} />}
      {wantsGroup && (
        <Select<GroupId | ''>
          label={t('templatesGroup')}
          value={fill.groupId}
          options={[
            { value: '', label: t('templatesNoGroup') },
            ...groups.map((group) => ({ value: group.id, label: groupTitle(group.subject) })),
          ]}
          onChange={fill.setGroupId}
        />
      )}
    </Stack>
  );
}

/** The text as it will be inserted, what was filled in marked, what is missing marked and named. */
export function Preview({ fill }: { fill: Fill }) {
  const { parts, missing } = fill.filled;
  return (
    <div className={styles.previewFrame}>
      <h3 className={styles.previewTitle}>{t('templatesPreview')}</h3>
      <p className={styles.preview} dir="auto">
        {parts.map((part, index) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            // Parts have places, not names: a variable may stand twice.
            <bdi key={index} className={part.kind === 'filled' ? styles.filled : styles.missing}>
              {part.text}
            </bdi>
          ),
        )}
      </p>
      <p className={styles.warning} role="status" hidden={missing.length === 0}>
        {missing.length > 0 && t('templatesMissing', formatList(missing.map((name) => `{${name}}`)))}
      </p>
    </div>
  );
}
