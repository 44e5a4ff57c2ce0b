import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { groupTitle } from '@/components/app/person-words.ts';
import { changeText } from '@/components/app/setting-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import type { SettingChange } from '@/utils/domain/group.ts';
import { asId, type JobId } from '@/utils/domain/ids.ts';
import { isOpen } from '@/utils/domain/job-state.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { currentValue, droppedBy, type SettingName } from '@/utils/domain/group-rules.ts';

const LOOKED_AT = 50;
/** Between WhatsApp's answer and the group's new row lies one reading; until then the old value would flash up. */
const ARRIVES_WITHIN_MS = 10_000;

/** Changes settings of one group, each by a job with its undo time, and knows which are on their way. */
export function useChange(group: GroupRow) {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const [asked, setAsked] = useState<ReadonlyMap<SettingName, { jobId: JobId; change: SettingChange }>>(
    new Map(),
  );
  const { value: jobs } = useLive('jobs', account ? { accountId: account.id, limit: LOOKED_AT } : null);

  const nowMs = useNow(asked.size > 0 ? 1_000 : null);

  /** The change under way for a setting: its job is still open, too young to be listed, or just done. */
  const pending = (setting: SettingName): SettingChange | undefined => {
    const mine = asked.get(setting);
    if (!mine) return undefined;
    const job = jobs?.find(({ id }) => id === mine.jobId);
    if (!job || isOpen(job)) return mine.change;
    const arrives = job.counts.done > 0 && currentValue(group, setting)?.value !== mine.change.value;
    return arrives && nowMs - (job.finishedAt ?? nowMs) < ARRIVES_WITHIN_MS ? mine.change : undefined;
  };
  const forget = (setting: SettingName) =>
    setAsked((before) => new Map([...before].filter(([name]) => name !== setting)));

  const undo = async (jobId: JobId, setting: SettingName) => {
    const outcome = await command('undoJob', { jobId, newJobId: asId(newId()) });
    if (!outcome.ok) return;
    forget(setting);
    toast({
      kind: 'done',
      text: t(outcome.value.undone === 'before-start' ? 'undoneBeforeStart' : 'undoneReversed'),
    });
  };

  const change = async (wanted: SettingChange): Promise<boolean> => {
    if (!account) return false;
    const { setting } = wanted;
    const drops = droppedBy(wanted, group);
    const jobId = asId<JobId>(newId());
    setAsked((before) => new Map([...before, [setting, { jobId, change: wanted }]]));
    const outcome = await command('createJob', {
      jobId,
      accountId: account.id,
      kind: 'set',
      items: [
        {
          groupId: group.id,
          identities: [],
          label: groupTitle(group.subject),
          change: wanted,
          before: currentValue(group, setting),
        },
      ],
      actor: account.me.name,
    });
    if (!outcome.ok) {
      forget(setting);
      return false;
    }
    toast({
      kind: 'done',
      text: drops > 0 ? `${changeText(wanted)} · ${tn('approvalDrops', drops)}` : changeText(wanted),
      until: outcome.value.startAt,
      action: { label: (secondsLeft) => t('undoIn', secondsLeft), onClick: () => void undo(jobId, setting) },
    });
    return true;
  };
  return { change, pending };
}

export type Change = ReturnType<typeof useChange>;
