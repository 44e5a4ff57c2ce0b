import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { LockExtras } from '@/components/app/shell.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { t } from '@/utils/i18n.ts';

/** The end that the admin chose, and a name. */
export function LockMore(props: { more: LockExtras; isOwnTime: boolean; onChange(more: LockExtras): void }) {
  const { more, isOwnTime, onChange } = props;
  const { now } = useApp();
  const [time, setTime] = useState('');
  return (
    <>
      {isOwnTime && (
        <TextField
          type="datetime-local"
          label={t('lockTime')}
          value={time}
          error={time !== '' && more.until === undefined ? t('lockPast') : undefined}
          onChange={(text) => {
            setTime(text);
            const until = Date.parse(text);
            onChange({ ...more, until: until > now() ? until : undefined });
          }}
        />
      )}
      <TextField
        label={t('lockName')}
        hint={t('lockNameHint')}
        maxLength={80}
        autoComplete="off"
        value={more.name ?? ''}
        onChange={(name) => onChange({ ...more, name })}
      />
    </>
  );
}
