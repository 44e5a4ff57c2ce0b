import { useState } from 'react';
import { GroupSetMenu } from '@/components/app/group-set-menu.tsx';
import { GroupsField } from '@/components/app/groups-field.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Scroll, Section, View } from '@/components/ui/layout.tsx';
import { withGroups } from '@/utils/domain/group-sets.ts';
import { type GroupId, type LockId } from '@/utils/domain/ids.ts';
import { isLockable } from '@/utils/domain/locks.ts';
import { t } from '@/utils/i18n.ts';
import { LockDialog } from './lock-dialog.tsx';
import { LockedList } from './locked-list.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { PlanList } from './plan-list.tsx';
import { RaidSection } from './raid-section.tsx';
import { type Locks, useLocks } from './use-locks.ts';

/** What is locked now, the plans, and raid mode. */
export function LockView() {
  const live = useLocks();
  return <LiveView live={live}>{(locks) => <LockPage locks={locks} />}</LiveView>;
}

type Open = { what: 'now' } | { what: 'plan'; id?: LockId | undefined };

function LockPage({ locks }: { locks: Locks }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const editing = open?.what === 'plan' ? open : undefined;
  return (
    <View>
      <View inert={editing !== undefined}>
        <Scroll>
          <Section
            title={t('lockedTitle')}
            hint={t('lockedHint')}
            actions={
              <Button size="s" variant="primary" icon="lock" onClick={() => setOpen({ what: 'now' })}>
                {t('lockNowAsk')}
              </Button>
            }
          >
            <LockedList locked={locks.locked} />
          </Section>
          <Section
            title={t('plansTitle')}
            hint={t('plansHint')}
            actions={
              <Button size="s" icon="plus" onClick={() => setOpen({ what: 'plan' })}>
                {t('planNew')}
              </Button>
            }
          >
            <PlanList
              plans={locks.plans}
              locked={locks.locked}
              onOpen={(id) => setOpen({ what: 'plan', id })}
            />
          </Section>
          <RaidSection key={locks.raidMode.accountId} mode={locks.raidMode} />
        </Scroll>
      </View>
      {editing && <PlanEditor plan={locks.plans.find((plan) => plan.id === editing.id)} onBack={close} />}
      {open?.what === 'now' && <LockNow onClose={close} />}
    </View>
  );
}

/** With the choice of groups: all that I administer, or some. */
function LockNow({ onClose }: { onClose(): void }) {
  const { groups } = useShell();
  const [chosen, setChosen] = useState<GroupId[] | undefined>([]);
  const all = groups.filter(isLockable).map(({ id }) => id);
  return (
    <LockDialog groupIds={chosen ?? all} onClose={onClose}>
      <GroupsField label={t('lockGroups')} chosen={chosen} accepts={isLockable} onChange={setChosen}>
        <GroupSetMenu
          accepts={isLockable}
          onPick={(ids) => setChosen((before) => withGroups(before ?? [], ids))}
        />
      </GroupsField>
    </LockDialog>
  );
}
