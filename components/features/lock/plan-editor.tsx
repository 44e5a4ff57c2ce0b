import { useId, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { DiscardDialog } from '@/components/app/discard-dialog.tsx';
import { compareNames } from '@/components/app/person-words.ts';
import { ScopeField } from '@/components/app/scope-field.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/fields.tsx';
import { Cluster, Scroll, Stack, View } from '@/components/ui/layout.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { asId } from '@/utils/domain/ids.ts';
import { type PlanProblem, planProblem } from '@/utils/domain/lock-plan.ts';
import { isLockable, LOCK_SETTINGS, type LockPlan } from '@/utils/domain/locks.ts';
import { dateOfDay, localTime } from '@/utils/domain/zoned-time.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { ownTimeZone, timeZones, zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import { PlanPreview } from './plan-preview.tsx';
import { PlanDates, WeeklyTimes } from './plan-times.tsx';
import { zoneText } from './plan-words.ts';
import { SettingsChoice } from './settings-choice.tsx';
import styles from './lock-page.module.css';

type Draft = Omit<LockPlan, 'id' | 'accountId' | 'released' | 'updatedAt'>;

function draftOf(plan: LockPlan | undefined): Draft {
  if (!plan) {
    return {
      name: '',
      isOn: true,
      settings: [...LOCK_SETTINGS],
      timeZone: ownTimeZone(),
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 7 * 60 }],
      exceptions: [],
    };
  }
  const { name, isOn, groupIds, setIds, settings, timeZone, weekly, exceptions } = plan;
  return { name, isOn, groupIds, setIds, settings, timeZone, weekly, exceptions };
}

/** Writes a plan: name, groups, what is closed, its times and dates, and what that means for the next seven days. */
export function PlanEditor({ plan, onBack }: { plan: LockPlan | undefined; onBack(): void }) {
  const { account, now, newId } = useApp();
  const command = useCommand();
  const formId = useId();
  const name = useRef<HTMLInputElement>(null);
  const [start] = useState(() => draftOf(plan));
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState<PlanProblem>();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [zones] = useState(() =>
    [...new Set([start.timeZone, ...timeZones()])]
      .map((zone) => ({ value: zone, label: zoneText(zone) }))
      .sort((a, b) => compareNames(a.label, b.label)),
  );
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(undefined);
  };
  const leave = () => (draft === start ? onBack() : setAsking(true));
  const isKnownZone = zoneOffsetMs(draft.timeZone, now()) !== undefined;
  const today = isKnownZone ? dateOfDay(localTime(zoneOffsetMs, draft.timeZone, now()).day) : '';

  const save = async () => {
    if (!account) return;
    const found = planProblem(draft, now(), zoneOffsetMs);
    setProblem(found);
    if (found === 'no-name') name.current?.focus();
    if (found) return;
    setBusy(true);
    const outcome = await command('putLockPlan', {
      plan: { ...draft, id: plan?.id ?? asId(newId()), accountId: account.id },
    });
    setBusy(false);
    if (outcome.ok) onBack();
  };

  return (
    <SlideOver title={t(plan ? 'planEdit' : 'planNew')} backLabel={t('back')} onBack={leave}>
      <View>
        <Scroll padded>
          <form
            id={formId}
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <Stack gap={16}>
              <TextField
                ref={name}
                label={t('ruleName')}
                hint={t('planNameHint')}
                maxLength={80}
                autoComplete="off"
                value={draft.name}
                error={problem === 'no-name' ? tOf('planProblem', problem) : undefined}
                onChange={(value) => change({ name: value })}
              />
              <ScopeField
                label={t('ruleGroups')}
                error={problem === 'no-groups' ? tOf('planProblem', problem) : undefined}
                scope={draft}
                accepts={isLockable}
                onChange={change}
              />
              <SettingsChoice chosen={draft.settings} onChange={(settings) => change({ settings })} />
              <WeeklyTimes weekly={draft.weekly} onChange={(weekly) => change({ weekly })} />
              <Select
                label={t('planZone')}
                hint={t('planZoneHint')}
                value={draft.timeZone}
                options={zones}
                onChange={(timeZone) => change({ timeZone })}
              />
              <PlanDates
                exceptions={draft.exceptions}
                today={today}
                onChange={(exceptions) => change({ exceptions })}
              />
              {problem && problem !== 'no-name' && problem !== 'no-groups' && (
                <p className={styles.problem} role="alert">
                  {tOf('planProblem', problem)}
                </p>
              )}
              <section className={styles.part}>
                <h3 className={styles.legend}>{t('planPreview')}</h3>
                {isKnownZone && <PlanPreview plan={draft} />}
              </section>
            </Stack>
          </form>
        </Scroll>
        <div className={styles.bar}>
          <Cluster end>
            <Button onClick={leave}>{t('cancel')}</Button>
            <Button variant="primary" type="submit" form={formId} busy={busy}>
              {t('save')}
            </Button>
          </Cluster>
        </div>
      </View>
      <DiscardDialog open={asking} onKeep={() => setAsking(false)} onDiscard={onBack} />
    </SlideOver>
  );
}
