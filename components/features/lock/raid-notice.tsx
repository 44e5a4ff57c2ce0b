import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { asId, type GroupId } from '@/utils/domain/ids.ts';
import { offerFor } from '@/utils/domain/raid.ts';
import { formatDuration, t, tn } from '@/utils/i18n.ts';
import { useLocks } from './use-locks.ts';

const MINUTE_MS = 60_000;

/** Many came at once: offers a lock-down, of this group before others (LK20). */
export function RaidNotice({ groupId }: { groupId?: GroupId | undefined }) {
  const { now } = useApp();
  const { groups, toast } = useShell();
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const locks = useLocks().value;
  const raid = locks && offerFor(locks.raids, groupId);
  if (!locks || !raid) return null;
  const { accountId, groupId: raided, count, beganAt } = raid;
  const { withinMinutes, lockMinutes, settings } = locks.raidMode;
  const name = groupTitle(groups.find((group) => group.id === raided)?.subject ?? '');
  const lastsMs = lockMinutes * MINUTE_MS;
  const lock = async () => {
    setBusy(true);
    const outcome = await command('lockNow', {
      lockdown: {
        // One for each wave, however often it is pressed.
        id: asId(raided + beganAt),
        accountId,
        name: t('lockRaidName'),
        kind: 'raid',
        groupIds: [raided],
        settings,
        until: now() + lastsMs,
      },
    });
    setBusy(false);
    if (outcome.ok) toast({ kind: 'done', text: outcome.value.text });
  };
  return (
    <Banner
      kind="warning"
      action={
        <Cluster>
          <Button size="s" busy={busy} onClick={() => void lock()}>
            {t('raidLock', formatDuration(lastsMs))}
          </Button>
          <Button
            size="s"
            disabled={busy}
            onClick={() => void command('dismissRaid', { accountId, groupId: raided })}
          >
            {t('raidDismiss')}
          </Button>
        </Cluster>
      }
    >
      {tn('raidNotice', count, isolate(name), formatDuration(withinMinutes * MINUTE_MS))}
    </Banner>
  );
}
