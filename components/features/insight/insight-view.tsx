import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useKept } from '@/components/app/use-kept.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Scroll, Toolbar, View } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { Banner, EmptyState } from '@/components/ui/states.tsx';
import { groupsOfSet } from '@/utils/domain/group-sets.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { type Insight, INSIGHT_PERIODS } from '@/utils/domain/insight.ts';
import { INSIGHT_CHARTS } from '@/utils/domain/insight-charts.ts';
import { t, tn } from '@/utils/i18n.ts';
import { ChartCard } from './chart-card.tsx';
import { hoursText, longDay } from './insight-words.ts';
import styles from './insight.module.css';
import { SilentView } from './silent-view.tsx';

type Part = 'numbers' | 'silent';
const PERIODS = INSIGHT_PERIODS.map(String);
const EVERY = '';
/** Whoever comes back finds the period they chose; it ends with the page. */
const kept = { period: '30' };

/** What happened in the group in focus, in a saved set or in all groups; and who is silent in a group. */
export function InsightView() {
  const { account } = useApp();
  const { group, groups } = useShell();
  const sets = useGroupSets();
  const [part, setPart] = useState<Part>('numbers');
  const [period, setPeriod] = useState(kept.period);
  const [setId, setSetId] = useState<string>(EVERY);
  const set = group ? undefined : sets.find(({ id }) => id === setId);
  const groupIds: GroupId[] | undefined = group
    ? [group.id]
    : set && groupsOfSet(groups, set).map(({ id }) => id);
  const days = Number(period);
  const live = useKept(useLive('insight', account ? { accountId: account.id, groupIds, days } : null));
  const name = group ? isolate(groupTitle(group.subject)) : set ? isolate(oneLine(set.name)) : t('allGroups');
  return (
    <View>
      <Toolbar
        end={
          part === 'numbers' &&
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
        <Segments
          label={t('insightPeriod')}
          value={period}
          onChange={(value) => {
            kept.period = value;
            setPeriod(value);
          }}
          options={PERIODS.map((value) => ({ value, label: tn('days', Number(value)) }))}
        />
      </Toolbar>
      {part === 'silent' ? (
        <SilentView days={days} />
      ) : (
        <LiveView live={live}>{(value) => <Numbers insight={value} name={name} />}</LiveView>
      )}
    </View>
  );
}

function Numbers({ insight, name }: { insight: Insight; name: string }) {
  const { since, days } = insight;
  if (since === undefined)
    return <EmptyState icon="health" title={t('insightEmptyTitle')} text={t('insightEmptyText')} />;
  const counted = days.filter(({ heardMs }) => heardMs !== undefined);
  const heardMs = counted.reduce((sum, day) => sum + (day.heardMs ?? 0), 0);
  return (
    <Scroll focusable>
      <Banner icon="info">
        {t('insightCounted', longDay(since), tn('days', counted.length), hoursText(heardMs))}{' '}
        {t('insightCountedHow')}
      </Banner>
      <div className={styles.grid}>
        {INSIGHT_CHARTS.map((chart) => (
          <ChartCard key={chart} chart={chart} days={days} name={name} />
        ))}
      </div>
      <p className={styles.foot}>
        <Dim>{t('insightFoot')}</Dim>
      </p>
    </Scroll>
  );
}
