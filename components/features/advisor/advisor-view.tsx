import { useMemo } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LiveView } from '@/components/app/live-view.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Scroll, Section, Stack, View } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import {
  type Advice,
  ADVISOR_DAYS,
  advise,
  SIGNALS,
  type Signal,
  TOLD_CHATS,
  TOLD_PEOPLE,
  type ToldChats,
} from '@/utils/domain/advisor.ts';
import { isInTable } from '@/utils/domain/group-table.ts';
import type { InsightDay } from '@/utils/domain/insight.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { formatList, formatNumber, t, tn, tOf } from '@/utils/i18n.ts';
import { rateText, waitText, weekText } from './advisor-words.ts';
import styles from './advisor.module.css';
import { useAdmins } from './use-admins.ts';

const UNTOLD = 'untold';

/** Groups alone, or a panel for a team: the advice, and all that it stands on. */
export function AdvisorView() {
  const { account } = useApp();
  const insight = useLive('insight', account ? { accountId: account.id, days: ADVISOR_DAYS } : null);
  const settings = useLive('settings', {});
  return (
    <View>
      <LiveView live={insight}>
        {({ days }) => (
          <LiveView live={settings}>{(value) => <Advised days={days} settings={value} />}</LiveView>
        )}
      </LiveView>
    </View>
  );
}

function Advised({ days, settings }: { days: readonly InsightDay[]; settings: Settings }) {
  const { openFeature } = useShell();
  const people = settings.advisorPeople || undefined;
  const chats = settings.advisorChats === UNTOLD ? undefined : settings.advisorChats;
  const advice = useMemo(() => advise(days, { people, chats }), [days, people, chats]);
  return (
    <Scroll>
      {settings.countingOff && (
        <Banner
          kind="warning"
          action={<Button onClick={() => openFeature('settings')}>{t('settingsTitle')}</Button>}
        >
          {t('advisorOff')}
        </Banner>
      )}
      <Section title={t('advisorAdvice')} hint={t('advisorPanelIs')}>
        <p className={styles.advice}>{sentence(advice)}</p>
      </Section>
      <Section title={t('advisorSignals')}>
        <ul className={styles.signals}>
          {SIGNALS.map((signal) => (
            <li key={signal} className={styles.signal} data-state={advice.signals[signal]}>
              <span className={styles.state}>{tOf('advisorState', advice.signals[signal])}</span>
              <span>{tOf('advisorSignal', signal)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <ToldSection people={people} chats={chats} />
      <Measured advice={advice} />
    </Scroll>
  );
}

/** AD4. */
function sentence({ verdict, signals }: Advice): string {
  if (verdict !== 'panel') return tOf('advisorVerdict', verdict);
  const reasons = SIGNALS.filter((signal: Signal) => signals[signal] === 'yes');
  return t('advisorVerdict_panel', formatList(reasons.map((signal) => tOf('advisorBecause', signal))));
}

/** AD3. */
function ToldSection({ people, chats }: { people: number | undefined; chats: ToldChats | undefined }) {
  const command = useCommand();
  const untold = { value: UNTOLD, label: t('advisorUntold') };
  return (
    <Section title={t('advisorTold')} hint={t('advisorToldHint')}>
      <Stack gap={16}>
        <Select
          label={t('advisorPeople')}
          value={people === undefined ? UNTOLD : String(people)}
          options={[
            untold,
            ...TOLD_PEOPLE.map((n) => ({
              value: String(n),
              label: n === TOLD_PEOPLE.at(-1) ? t('advisorOrMore', n) : formatNumber(n),
            })),
          ]}
          onChange={(value) =>
            void command('putSettings', { settings: { advisorPeople: value === UNTOLD ? 0 : Number(value) } })
          }
        />
        <Select<ToldChats | typeof UNTOLD>
          label={t('advisorChats')}
          value={chats ?? UNTOLD}
          options={[
            { ...untold, value: UNTOLD },
            ...(Object.keys(TOLD_CHATS) as ToldChats[]).map((value) => ({
              value,
              label: tOf('advisorChats', value),
            })),
          ]}
          onChange={(advisorChats) => void command('putSettings', { settings: { advisorChats } })}
        />
      </Stack>
    </Section>
  );
}

/** AD1. */
function Measured({ advice }: { advice: Advice }) {
  const { groups: all } = useShell();
  const groups = useMemo(() => all.filter(isInTable), [all]);
  const read = useMemo(() => groups.filter(({ membersReadAt }) => membersReadAt !== undefined), [groups]);
  const admins = useAdmins(read);
  const facts: [name: string, value: string, restsOn?: string | false][] = [
    [t('advisorGroups'), formatNumber(groups.length)],
    [
      t('advisorAdmins'),
      admins === undefined ? t('advisorUnknown') : formatNumber(admins),
      // AD60.
      read.length < groups.length && tn('advisorAdminsIn', groups.length, formatNumber(read.length)),
    ],
    [t('advisorAsked'), rateText(advice.asked)],
    [t('advisorHalf'), waitText(advice.half)],
    [t('advisorMost'), waitText(advice.most)],
  ];
  return (
    <Section
      title={t('advisorMeasured')}
      hint={tn('advisorCounted', ADVISOR_DAYS, formatNumber(advice.counted))}
    >
      <dl className={styles.facts}>
        {facts.map(([name, value, restsOn]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {restsOn && <dd className={styles.restsOn}>{restsOn}</dd>}
          </div>
        ))}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys need the focus for that */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('advisorWeeks')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('advisorWeek')}</th>
              <th scope="col">{t('advisorDays')}</th>
              <th scope="col">{t('advisorAsked')}</th>
              <th scope="col">{t('advisorHalf')}</th>
              <th scope="col">{t('advisorMost')}</th>
            </tr>
          </thead>
          <tbody>
            {advice.weeks.toReversed().map((week) => (
              <tr key={week.from}>
                <th scope="row">{weekText(week)}</th>
                <td>{formatNumber(week.counted)}</td>
                <td>{rateText(week.asked)}</td>
                <td>{waitText(week.half)}</td>
                <td>{waitText(week.most)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>{t('advisorCannot')}</p>
    </Section>
  );
}
