import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';

type SettleButtonsProps = {
  groupIds: GroupId[];
  /** How many wait, where approval stays on for them; none: it could not be brought back. */
  waits: number;
};

/** LK22, LK40, LK56: what becomes of settings that are not brought back; what cannot be taken back asks first. */
export function SettleButtons({ groupIds, waits }: SettleButtonsProps) {
  const { account } = useApp();
  const { openFeature, pickGroup } = useShell();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const settle = (does: 'again' | 'nothing' | 'regardless') => {
    if (account) void command('settleStuckLock', { accountId: account.id, groupIds, does });
  };
  const decide = () => {
    pickGroup(groupIds.length > 1 ? undefined : groupIds[0]);
    openFeature('requests');
  };
  const label = t(waits ? 'lockRegardless' : 'lockStuckLeave');
  return (
    <Cluster>
      <Button size="s" onClick={() => (waits ? decide() : settle('again'))}>
        {t(waits ? 'emptyToRequests' : 'lockStuckAgain')}
      </Button>
      <Button size="s" variant="plain" onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <AskDialog
          title={label}
          doLabel={label}
          danger
          onDo={() => {
            settle(waits ? 'regardless' : 'nothing');
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{waits ? tn('approvalDrops', waits) : tn('lockStuckLeaves', groupIds.length)}</p>
        </AskDialog>
      )}
    </Cluster>
  );
}
