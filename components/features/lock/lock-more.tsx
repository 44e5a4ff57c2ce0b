import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import type { LockMoreProps } from '@/components/app/shell.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { t } from '@/utils/i18n.ts';
import { LockLines } from './lock-lines.tsx';

/** The end that the admin chose, a name, which groups it will close, and how long that takes. */
export function LockMore({ more, isOwnTime, lastsMs, groupIds, settings, onChange }: LockMoreProps) {
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
      <LockLines groupIds={groupIds} settings={settings} lastsMs={lastsMs} />
    </>
  );
}
