import { useState } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { scopeText } from '@/components/app/scope-words.ts';
import { useCommand } from '@/components/app/use-command.ts';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { LockId } from '@/utils/domain/ids.ts';
import { planAt } from '@/utils/domain/lock-plan.ts';
import type { LockPlan } from '@/utils/domain/locks.ts';
import { t } from '@/utils/i18n.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import styles from './lock-page.module.css';
import { planText, zoneText } from './plan-words.ts';
import { momentText } from './until-text.ts';

const MINUTE_MS = 60_000;

/** The plans, each with its switch and when it next wants something else. */
export function PlanList({ plans, onOpen }: { plans: readonly LockPlan[]; onOpen(id: LockId): void }) {
  const nowMs = useNow(MINUTE_MS);
  const command = useCommand();
  const sets = useGroupSets();
  const [deleting, setDeleting] = useState<LockPlan>();
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
              onClick={() => setDeleting(plan)}
            />
          </li>
        ))}
      </ul>
      <Dialog
        open={deleting !== undefined}
        size="s"
        title={t('planDeleteTitle')}
        closeLabel={t('close')}
        onClose={() => setDeleting(undefined)}
        footer={
          <>
            <Button onClick={() => setDeleting(undefined)}>{t('cancel')}</Button>
            <Button
              variant="danger"
              onClick={() => {
                if (deleting) void command('deleteLockPlan', { lockId: deleting.id });
                setDeleting(undefined);
              }}
            >
              {t('delete')}
            </Button>
          </>
        }
      >
        <p>
          <bdi>{deleting?.name}</bdi>
        </p>
        <p>
          {t('planDeleteText')} {t('cannotUndo')}
        </p>
      </Dialog>
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
