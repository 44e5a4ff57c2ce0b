import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';

/** LK22: what becomes of settings that could not be brought back. */
export function StuckButtons({ groupIds }: { groupIds: GroupId[] }) {
  const { account } = useApp();
  const command = useCommand();
  const settle = (does: 'again' | 'nothing') =>
    account && void command('settleStuckLock', { accountId: account.id, groupIds, does });
  return (
    <Cluster>
      <Button size="s" onClick={() => settle('again')}>
        {t('lockStuckAgain')}
      </Button>
      <Button size="s" variant="plain" onClick={() => settle('nothing')}>
        {t('lockStuckLeave')}
      </Button>
    </Cluster>
  );
}
