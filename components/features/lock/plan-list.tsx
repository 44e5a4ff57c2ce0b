import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { scopeText } from '@/components/app/scope-words.ts';
import { useCommand } from '@/components/app/use-command.ts';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useNow } from '@/components/app/use-now.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { LockId } from '@/utils/domain/ids.ts';
import { planAt } from '@/utils/domain/lock-plan.ts';
import { type LockPlan, whatOpens } from '@/utils/domain/locks.ts';
import { t, tn } from '@/utils/i18n.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import type { LockedRow } from '@/utils/store/api.ts';
import styles from './lock-page.module.css';
import { OpenWords } from './open-words.tsx';
import { planText, zoneText } from './plan-words.ts';
import { momentText } from './until-text.ts';
import { useDeletePlan } from './use-delete-plan.ts';

const MINUTE_MS = 60_000;

type PlanListProps = {
  plans: readonly LockPlan[];
  locked: readonly LockedRow[];
  onOpen(id: LockId): void;
};

/** The plans, each with its switch and when it next wants something else. */
export function PlanList({ plans, locked, onOpen }: PlanListProps) {
  const nowMs = useNow(MINUTE_MS);
  const command = useCommand();
  const sets = useGroupSets();
  const remove = useDeletePlan();
  const [deletingId, setDeletingId] = useState<LockId>();
  const deleting = plans.find(({ id }) => id === deletingId);
  const { opens, stays, waits } = whatOpens(locked, deletingId);
  if (plans.length === 0) return <Dim>{t('plansNone')}</Dim>;
  return (
    <>
      <ul className={styles.list}>
        {plans.map((plan) => (
          <li key={plan.id} className={styles.row} data-off={!plan.isOn || undefined}>
            <Checkbox
              label={t('planOn', isolate(plan.name))}
              hideLabel
              checked={plan.isOn}
              onChange={(isOn) => void command('switchLockPlan', { lockId: plan.id, isOn })}
            />
            <button
              type="button"
              className={styles.open}
              title={planText(plan)}
              onClick={() => onOpen(plan.id)}
            >
              <span className={styles.name}>
                <bdi>{plan.name}</bdi>
              </span>
              <span>{planText(plan)}</span>
              <span className={styles.facts}>
                {[scopeText(plan, sets), zoneText(plan.timeZone), nextText(plan, nowMs)].join(' · ')}
              </span>
            </button>
            <IconButton
              size="s"
              icon="edit"
              label={t('editThing', isolate(plan.name))}
              onClick={() => onOpen(plan.id)}
            />
            <IconButton
              size="s"
              icon="trash"
              label={t('planDeleteThing', isolate(plan.name))}
              onClick={() => {
                // LK40, LK42: it asks only where groups open.
                const { opens, stays } = whatOpens(locked, plan.id);
                if (opens + stays > 0) setDeletingId(plan.id);
                else void remove(plan);
              }}
            />
          </li>
        ))}
      </ul>
      {deleting && (
        <AskDialog
          title={t('planDeleteTitle')}
          doLabel={t('delete')}
          danger
          onDo={() => {
            void remove(deleting);
            setDeletingId(undefined);
          }}
          onClose={() => setDeletingId(undefined)}
        >
          <OpenWords
            name={deleting.name}
            text={opens > 0 ? tn('planOpens', opens) : undefined}
            stays={stays}
            waits={waits}
          />
        </AskDialog>
      )}
    </>
  );
}

function nextText(plan: LockPlan, nowMs: number): string {
  if (!plan.isOn) return t('planIsOff');
  const { isLocked, changesAtMs } = planAt(plan, nowMs, zoneOffsetMs);
  if (isLocked)
    return changesAtMs === undefined ? t('lockOpen') : t('lockedUntil', momentText(changesAtMs, nowMs));
  return changesAtMs === undefined ? t('planNever') : t('planNext', momentText(changesAtMs, nowMs));
}
