import { ephemeralText } from '@/components/app/setting-words.ts';
import { Select, TextArea, TextField } from '@/components/ui/fields.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { EPHEMERAL_S } from '@/utils/domain/group.ts';
import { unknownVariables, type Wish } from '@/utils/domain/group-preview.ts';
import { formatList, t, tOf } from '@/utils/i18n.ts';

/** The value that the groups shall get, or the text it is made from. */
export function WishField({ wish, onChange }: { wish: Wish; onChange(wish: Wish): void }) {
  const label = tOf('setting', wish.setting);
  switch (wish.setting) {
    case 'announce':
    case 'restrict':
    case 'approval': {
      const { setting } = wish;
      return (
        <Segments
          label={label}
          value={wish.value ? 'on' : 'off'}
          options={[
            { value: 'on', label: t('groupsTurnOn') },
            { value: 'off', label: t('groupsTurnOff') },
          ]}
          onChange={(value) => onChange({ setting, value: value === 'on' })}
        />
      );
    }
    case 'addMode':
      return (
        <Segments
          label={label}
          value={wish.value}
          options={[
            { value: 'admins', label: t('addMode_admins') },
            { value: 'all', label: t('addMode_all') },
          ]}
          onChange={(value) => onChange({ setting: 'addMode', value })}
        />
      );
    case 'ephemeralS':
      return (
        <Select
          label={label}
          value={String(wish.value)}
          options={EPHEMERAL_S.map((seconds) => ({ value: String(seconds), label: ephemeralText(seconds) }))}
          onChange={(value) => onChange({ setting: 'ephemeralS', value: Number(value) })}
        />
      );
    case 'subject':
    case 'description': {
      const { setting, template } = wish;
      const unknown = unknownVariables(template);
      const field = {
        label,
        value: template,
        hint: t('groupsTextHint'),
        error:
          unknown.length > 0
            ? t('groupsUnfilled', formatList(unknown.map((name) => `{${name}}`)))
            : undefined,
        onChange: (text: string) => onChange({ setting, template: text }),
      };
      return setting === 'subject' ? <TextField {...field} /> : <TextArea {...field} rows={4} />;
    }
  }
}
