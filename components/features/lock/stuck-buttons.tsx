import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';

/** LK22, LK40: what becomes of settings that could not be brought back; leaving them asks first. */
export function StuckButtons({ groupIds }: { groupIds: GroupId[] }) {
  const { account } = useApp();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const settle = (does: 'again' | 'nothing') => {
    close();
    if (account) void command('settleStuckLock', { accountId: account.id, groupIds, does });
  };
  return (
    <Cluster>
      <Button size="s" onClick={() => settle('again')}>
        {t('lockStuckAgain')}
      </Button>
      <Button size="s" variant="plain" onClick={() => setAsking(true)}>
        {t('lockStuckLeave')}
      </Button>
      <Dialog
        open={asking}
        size="s"
        title={t('lockStuckLeave')}
        closeLabel={t('close')}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button variant="danger" onClick={() => settle('nothing')}>
              {t('lockStuckLeave')}
            </Button>
          </>
        }
      >
        <p>{tn('lockStuckLeaves', groupIds.length)}</p>
      </Dialog>
    </Cluster>
  );
}
