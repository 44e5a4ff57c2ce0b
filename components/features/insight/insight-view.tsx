import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useKept } from '@/components/app/use-kept.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Scroll, Toolbar, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { daysSince, type Insight, INSIGHT_PERIODS } from '@/utils/domain/insight.ts';
import { INSIGHT_CHARTS } from '@/utils/domain/insight-charts.ts';
import { summarize } from '@/utils/domain/insight-summary.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { Args } from '@/utils/store/api.ts';
import { BroughtCard } from './brought-card.tsx';
import { ByCard } from './by-card.tsx';
import { ChartCard } from './chart-card.tsx';
import { Figures } from './figures.tsx';
import { longDay } from './insight-words.ts';
import styles from './insight.module.css';
import { SilentAcross } from './silent-across.tsx';
import { SilentDays } from './silent-days.tsx';
import { SilentView } from './silent-view.tsx';

type Part = 'numbers' | 'silent';
const PERIODS = INSIGHT_PERIODS.map(String);
const EVERY = '';
/** Whoever comes back finds the period they chose; it ends with the page. */
const kept = { period: '30', silentDays: 30 };

/** What happened in the group in focus, in a saved set or in all groups; and who is silent there. */
export function InsightView() {
  const { account } = useApp();
  const { group, groups } = useShell();
  const sets = useGroupSets();
  const nowMs = useNow(60_000);
  const [part, setPart] = useState<Part>('numbers');
  const [period, setPeriod] = useState(kept.period);
  const [silentDays, setSilentDays] = useState(kept.silentDays);
  const [setId, setSetId] = useState<string>(EVERY);
  const set = group ? undefined : sets.find(({ id }) => id === setId);
  const held = set ? groupsOfSet(groups, set, nowMs) : groups;
  const groupIds: GroupId[] | undefined = group ? [group.id] : set && held.map(({ id }) => id);
  const days = Number(period);
  const asked = account && { accountId: account.id, groupIds };
  // With as many days before, to compare with.
  const live = useKept(useLive('insight', asked ? { ...asked, days: 2 * days } : null));
  const active = useLive('insightActive', asked ? { ...asked, days } : null).value;
  const name = group ? isolate(groupTitle(group.subject)) : set ? isolate(oneLine(set.name)) : t('allGroups');
  return (
    <View>
      <Toolbar
        end={
          !group &&
          sets.length > 0 && (
            <Select
              label={t('insightSet')}
              hideLabel
              value={set?.id ?? EVERY}
              onChange={setSetId}
              options={[
                { value: EVERY, label: t('allGroups') },
                ...sets.map(({ id, name: label }) => ({ value: id as string, label: oneLine(label) })),
              ]}
            />
          )
        }
      >
        <Segments<Part>
          label={t('insightShow')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'numbers', label: t('insightNumbers') },
            { value: 'silent', label: t('insightSilent') },
          ]}
        />
        {part === 'silent' ? (
          <SilentDays
            days={silentDays}
            onChange={(value) => {
              kept.silentDays = value;
              setSilentDays(value);
            }}
          />
        ) : (
          <Segments
            label={t('insightPeriod')}
            value={period}
            onChange={(value) => {
              kept.period = value;
              setPeriod(value);
            }}
            options={PERIODS.map((value) => ({ value, label: tn('days', Number(value)) }))}
          />
        )}
      </Toolbar>
      {part === 'numbers' ? (
        <LiveView live={live}>
          {(value) => (
            <Numbers
              insight={value}
              length={days}
              active={active}
              name={name}
              asked={asked && { ...asked, days }}
            />
          )}
        </LiveView>
      ) : group ? (
        <SilentView days={silentDays} />
      ) : (
        <SilentAcross key={set?.id} days={silentDays} groups={held} setId={set?.id} name={name} />
      )}
    </View>
  );
}

type NumbersProps = {
  insight: Insight;
  length: number;
  active: number | undefined;
  name: string;
  asked: Args<'insightBy'> | undefined;
};

function Numbers({ insight, length, active, name, asked }: NumbersProps) {
  const { since, days: all } = insight;
  const { openFeature } = useShell();
  const isOff = useSettings().countingOff === true;
  const summary = useMemo(() => summarize(all, length, active), [all, length, active]);
  const days = useMemo(() => daysSince(all.slice(-length), since), [all, length, since]);
  const settings = <Button onClick={() => openFeature('settings')}>{t('settingsTitle')}</Button>;
  if (since === undefined)
    return isOff ? (
      <EmptyState icon="health" title={t('insightOffTitle')} text={t('insightOffText')} action={settings} />
    ) : (
      <EmptyState icon="health" title={t('insightEmptyTitle')} text={t('insightEmptyText')} />
    );
  return (
    <Scroll focusable>
      <Banner kind={isOff ? 'warning' : 'info'} action={settings}>
        {isOff
          ? `${t('insightOffTitle')}. ${t('insightOffText')}`
          : `${t('insightKept')} ${t('insightSince', longDay(since))}`}
      </Banner>
      <Figures summary={summary} length={length} />
      <div className={styles.grid}>
        {INSIGHT_CHARTS.map((chart) => (
          <ChartCard key={chart} chart={chart} days={days} name={name} />
        ))}
        {asked && (
          <>
            <ByCard asked={asked} name={name} />
            <BroughtCard asked={asked} name={name} />
          </>
        )}
      </div>
      <p className={styles.foot}>
        <Dim>
          {t('insightFoot')} {t('insightActiveHow')}
        </Dim>
      </p>
    </Scroll>
  );
}
