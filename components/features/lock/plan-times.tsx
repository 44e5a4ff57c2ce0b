import { Button, IconButton } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/fields.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import type { PlanException, WeeklyTime } from '@/utils/domain/locks.ts';
import { PLAN_DATES_LIMIT, PLAN_TIMES_LIMIT } from '@/utils/domain/lock-plan.ts';
import { t } from '@/utils/i18n.ts';
import styles from './lock-page.module.css';
import { minuteOf, timeValue, weekdayText, weeklyText } from './plan-words.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const NIGHT: WeeklyTime = { days: WEEK, from: 22 * 60, to: 7 * 60 };

/** The times of a week at which groups are locked. */
export function WeeklyTimes(props: { weekly: readonly WeeklyTime[]; onChange(weekly: WeeklyTime[]): void }) {
  const { weekly, onChange } = props;
  const change = (place: number, next: WeeklyTime | undefined) =>
    onChange(weekly.flatMap((one, at) => (at === place ? (next ?? []) : one)));
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t('planTimes')}</legend>
      <ul className={styles.lines}>
        {weekly.map((time, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: times have places, not names
          <li key={place} className={styles.line}>
            <fieldset className={styles.weekdays} aria-label={t('planDays')}>
              {WEEK.map((day) => (
                <Checkbox
                  key={day}
                  label={weekdayText(day)}
                  checked={time.days.includes(day)}
                  onChange={(on) =>
                    change(place, {
                      ...time,
                      days: WEEK.filter((one) => (one === day ? on : time.days.includes(one))),
                    })
                  }
                />
              ))}
            </fieldset>
            <TextField
              type="time"
              label={t('planFrom')}
              value={timeValue(time.from)}
              onChange={(value) => change(place, { ...time, from: minuteOf(value) ?? time.from })}
            />
            <TextField
              type="time"
              label={t(time.to > time.from ? 'planTo' : 'planToNextDay')}
              value={timeValue(time.to)}
              onChange={(value) => change(place, { ...time, to: minuteOf(value) ?? time.to })}
            />
            <IconButton
              size="s"
              icon="trash"
              label={t('conditionRemoveThing', weeklyText(time))}
              onClick={() => change(place, undefined)}
            />
          </li>
        ))}
      </ul>
      <Cluster>
        <Button
          size="s"
          icon="plus"
          disabled={weekly.length >= PLAN_TIMES_LIMIT}
          onClick={() => onChange([...weekly, NIGHT])}
        >
          {t('planAddTime')}
        </Button>
      </Cluster>
    </fieldset>
  );
}

/** Dates on which the weekly times do not hold, and dates that are locked as a whole. */
export function PlanDates(props: {
  exceptions: readonly PlanException[];
  /** The date of today, which a new line begins with. */
  today: string;
  onChange(exceptions: PlanException[]): void;
}) {
  const { exceptions, today, onChange } = props;
  const change = (place: number, next: PlanException | undefined) =>
    onChange(exceptions.flatMap((one, at) => (at === place ? (next ?? []) : one)));
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t('planDates')}</legend>
      <ul className={styles.lines}>
        {exceptions.map((exception, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dates have places, not names
          <li key={place} className={styles.line}>
            <Select
              label={t('planDatesAre')}
              value={exception.is}
              options={[
                { value: 'off', label: t('planDates_off') },
                { value: 'on', label: t('planDates_on') },
              ]}
              onChange={(is) => change(place, { ...exception, is })}
            />
            <TextField
              type="date"
              label={t('planFirstDay')}
              value={exception.from}
              onChange={(from) =>
                change(place, { ...exception, from, to: exception.to < from ? from : exception.to })
              }
            />
            <TextField
              type="date"
              label={t('planLastDay')}
              min={exception.from}
              value={exception.to}
              onChange={(to) => change(place, { ...exception, to })}
            />
            <IconButton
              size="s"
              icon="trash"
              label={t('conditionRemoveThing', `${exception.from} – ${exception.to}`)}
              onClick={() => change(place, undefined)}
            />
          </li>
        ))}
      </ul>
      <Cluster>
        <Button
          size="s"
          icon="plus"
          disabled={exceptions.length >= PLAN_DATES_LIMIT}
          onClick={() => onChange([...exceptions, { is: 'off', from: today, to: today }])}
        >
          {t('planAddDates')}
        </Button>
      </Cluster>
    </fieldset>
  );
}
