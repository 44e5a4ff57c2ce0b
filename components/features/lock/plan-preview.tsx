import { useNow } from '@/components/app/use-now.ts';
import { spansOf } from '@/utils/domain/lock-plan.ts';
import type { LockPlan } from '@/utils/domain/locks.ts';
import { localTime, momentOf } from '@/utils/domain/zoned-time.ts';
import { formatList, language, t } from '@/utils/i18n.ts';
import { zoneOffsetMs } from '@/utils/platform/time-zone.ts';
import styles from './lock-page.module.css';
import { dayText } from './plan-words.ts';

const DAYS = 7;
const MINUTE_MS = 60_000;

/** The next seven days of a plan, each as a bar from midnight to midnight of its time zone. */
export function PlanPreview({ plan }: { plan: Pick<LockPlan, 'timeZone' | 'weekly' | 'exceptions'> }) {
  const nowMs = useNow(MINUTE_MS);
  const { timeZone } = plan;
  const first = localTime(zoneOffsetMs, timeZone, nowMs).day;
  const spans = spansOf(plan, first, first + DAYS, zoneOffsetMs);
  const clock = new Intl.DateTimeFormat(language(), { timeStyle: 'short', timeZone });
  return (
    <ul className={styles.days} aria-label={t('planPreview')}>
      {Array.from({ length: DAYS }, (_, index) => {
        const day = first + index;
        const from = momentOf(zoneOffsetMs, timeZone, { day, minute: 0 }, 'first');
        const to = momentOf(zoneOffsetMs, timeZone, { day: day + 1, minute: 0 }, 'first');
        const parts = spans
          .map((span) => ({ from: Math.max(span.fromMs, from), to: Math.min(span.toMs, to) }))
          .filter((part) => part.from < part.to);
        const share = (ms: number): string => `${(ms / (to - from)) * 100}%`;
        const isWhole = parts[0]?.from === from && parts[0].to === to;
        return (
          <li key={day} className={styles.day}>
            <span>{dayText(day)}</span>
            <span className={styles.track} aria-hidden="true">
              {parts.map((part) => (
                <span
                  key={part.from}
                  className={styles.locked}
                  style={{
                    insetInlineStart: share(part.from - from),
                    inlineSize: share(part.to - part.from),
                  }}
                />
              ))}
            </span>
            <span className={styles.times}>
              {parts.length === 0
                ? t('planDayOpen')
                : isWhole
                  ? t('planDayWhole')
                  : formatList(
                      parts.map((part) => t('planFromTo', clock.format(part.from), clock.format(part.to))),
                    )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
