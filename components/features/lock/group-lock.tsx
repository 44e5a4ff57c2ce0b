import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Section } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { isClosed } from '@/utils/domain/locks.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { LockDialog } from './lock-dialog.tsx';
import { SettleButtons } from './settle-buttons.tsx';
import { lockedText } from './until-text.ts';
import { useLocks } from './use-locks.ts';

/** What keeps this group locked and until when, with its end, which asks where somebody waits (LK61); else the button that locks it, or that it is closed already. */
export function GroupLock({ group }: { group: GroupRow }) {
  const { id: groupId, accountId } = group;
  const { now } = useApp();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);
  const row = useLocks().value?.locked.find((one) => one.groupId === groupId);
  if (row) {
    const end = () => void command('endLock', { accountId, groupId });
    return (
      <Banner
        icon="lock"
        kind={row.state === 'failed' || row.state === 'stuck' ? 'warning' : 'info'}
        action={
          row.state === 'stuck' || row.state === 'waiting' ? (
            <SettleButtons groupIds={[groupId]} waits={row.waits} />
          ) : row.state === 'opening' ? undefined : (
            <>
              <Button size="s" onClick={() => (row.waits ? setEnding(true) : end())}>
                {t('lockEnd')}
              </Button>
              {ending && (
                <AskDialog
                  title={tn('lockOpenAsk', 1)}
                  doLabel={t('lockEnd')}
                  danger
                  onDo={() => {
                    end();
                    setEnding(false);
                  }}
                  onClose={() => setEnding(false)}
                >
                  <p>{tn('lockWaits', row.waits)}</p>
                </AskDialog>
              )}
            </>
          )
        }
      >
        {row.causes.length > 0 && <div>{lockedText(row.causes, now())}</div>}
        {row.state === 'waiting'
          ? tn('lockWaits', row.waits)
          : row.state !== 'locked' && tOf('lockState', row.state)}
      </Banner>
    );
  }
  const closed = isClosed(group);
  return (
    <Section
      title={t('lockTitle')}
      hint={closed && t('lockNothing')}
      actions={
        !closed && (
          <Button size="s" icon="lock" onClick={() => setAsking(true)}>
            {t('lockNowAsk')}
          </Button>
        )
      }
    >
      {asking && <LockDialog groupIds={[groupId]} onClose={() => setAsking(false)} />}
    </Section>
  );
}
