import { useApp } from '@/components/app/context.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { t, tn } from '@/utils/i18n.ts';
import { dayText, endOfDay } from './list-days.ts';

const DAY_MS = 86_400_000;

/** Until when a line holds: its last day, or for good; the usual ones need no calendar. */
export function EndField({ day, onChange }: { day: string; onChange(day: string): void }) {
  const { now } = useApp();
  return (
    <>
      <Segments
        label={t('listsUntilDay')}
        value={day}
        options={[
          { value: '', label: t('listsForGood') },
          ...[7, 30, 90].map((days) => ({
            value: dayText(now() + days * DAY_MS),
            label: tn('days', days),
          })),
        ]}
        onChange={onChange}
      />
      <TextField
        type="date"
        label={t('listsUntilDay')}
        hint={t('listsUntilDayHint')}
        error={isOver(day, now()) ? t('listsDayOver') : undefined}
        value={day}
        onChange={onChange}
      />
    </>
  );
}

/** A line that would be over at once. */
export const isOver = (day: string, nowMs: number): boolean => (endOfDay(day) ?? nowMs + 1) <= nowMs;
