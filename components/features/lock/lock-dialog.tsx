import { type ReactNode, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { type LockExtras, useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { asId, type GroupId, type LockId } from '@/utils/domain/ids.ts';
import { LOCK_SETTINGS, type LockSetting } from '@/utils/domain/locks.ts';
import { formatDateTime, t, tn } from '@/utils/i18n.ts';
import { nextMorning } from './next-morning.ts';
import { SettingsChoice } from './settings-choice.tsx';

/** Hours, where it is a number. */
type Until = '1' | '6' | 'morning' | 'time' | 'open';

const HOUR_MS = 3_600_000;

type LockDialogProps = {
  groupIds: readonly GroupId[];
  /** Where the groups are chosen, when they are chosen here. */
  children?: ReactNode;
  onClose(): void;
  onDone?: (() => void) | undefined;
};

/** Locks groups now: what is closed, and until when. */
export function LockDialog({ groupIds, children, onClose, onDone }: LockDialogProps) {
  const { account, now, newId } = useApp();
  const { toast } = useShell();
  const { LockMore, useLockCount } = useSlots();
  const command = useCommand();
  const [settings, setSettings] = useState<LockSetting[]>([...LOCK_SETTINGS]);
  const [until, setUntil] = useState<Until>('1');
  const [more, setMore] = useState<LockExtras>({});
  const [openedAt] = useState(now);
  // However often it is asked for: one lock-down.
  const [id] = useState(() => asId<LockId>(newId()));
  const [busy, setBusy] = useState(false);
  const morning = nextMorning(openedAt);
  const isOwnTime = until === 'time';
  const count = useLockCount(groupIds, settings);

  const untilAt = (nowMs: number): number | undefined => {
    if (isOwnTime) return more.until;
    if (until === 'morning') return morning;
    return until === 'open' ? undefined : nowMs + Number(until) * HOUR_MS;
  };
  const untilMs = untilAt(openedAt);

  const lock = async () => {
    if (!account) return;
    setBusy(true);
    const outcome = await command('lockNow', {
      lockdown: {
        id,
        accountId: account.id,
        name: more.name?.trim() || t('lockByHand'),
        kind: 'hand',
        groupIds: [...groupIds],
        settings,
        until: untilAt(now()),
      },
    });
    setBusy(false);
    if (!outcome.ok) return;
    toast({ kind: 'done', text: outcome.value.text });
    onClose();
    onDone?.();
  };

  return (
    <AskDialog
      title={t('lockNow')}
      doLabel={groupIds.length > 0 && count === 0 ? t('lockNow') : tn('lockDo', count)}
      busy={busy}
      disabled={!groupIds.length || !settings.length || (isOwnTime && !more.until)}
      size="m"
      onDo={() => void lock()}
      onClose={onClose}
    >
      <Stack gap={16}>
        {children}
        <SettingsChoice chosen={settings} onChange={setSettings} />
        <Select<Until>
          label={t('lockUntil')}
          value={until}
          options={[
            { value: '1', label: t('lockHour') },
            { value: '6', label: t('lockHours') },
            { value: 'morning', label: formatDateTime(morning) },
            ...(LockMore ? [{ value: 'time' as const, label: t('lockTime') }] : []),
            { value: 'open', label: t('lockOpen') },
          ]}
          onChange={setUntil}
        />
        {LockMore && (
          <LockMore
            {...{ more, isOwnTime, groupIds, settings }}
            lastsMs={untilMs && untilMs - openedAt}
            onChange={setMore}
          />
        )}
      </Stack>
    </AskDialog>
  );
}
