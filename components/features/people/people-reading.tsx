import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { ProgressBar, Skeleton } from '@/components/ui/states.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';
import type { Result } from '@/utils/store/api.ts';
import styles from './people.module.css';

const ASK_MS = 300;

type ReadingNow = Result<'peopleReading'>['reading'];

/** In place of the table until the first page of it is there. PL72: where everybody is read for the first time, how far that is. */
export function PeopleReading() {
  const reading = useReading();
  return (
    <>
      {reading && <HowFar {...reading} />}
      <Skeleton rows={12} label={t('loading')} />
    </>
  );
}

function HowFar({ part, done, of }: NonNullable<ReadingNow>) {
  const text = t(
    part === 'people' ? 'peopleReading' : 'peopleReadingGroups',
    formatNumber(done),
    formatNumber(of),
  );
  return (
    <div className={styles.reading}>
      <p className={styles.readingText}>{text}</p>
      <ProgressBar value={done} max={of} label={text} />
      <p className={styles.readingHint}>{t('peopleReadingHint')}</p>
    </div>
  );
}

/** Asked again and again: what is asked also keeps the background from its rest. */
function useReading(): ReadingNow {
  const { store } = useApp();
  const [reading, setReading] = useState<ReadingNow>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      const outcome = await store.call('peopleReading', {});
      if (isOver) return;
      // Between one part and the next nothing is read: what was shown stays.
      if (outcome.ok && outcome.value.reading) setReading(outcome.value.reading);
      timer = setTimeout(() => void ask(), ASK_MS);
    };
    timer = setTimeout(() => void ask(), ASK_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [store]);
  return reading;
}
