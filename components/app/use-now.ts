import { useEffect, useState } from 'react';
import { useApp } from './context.tsx';

const STILL_NOW_MS = 500;

/** The time in Unix ms, renewed every `everyMs` while the view is shown; `null` stands still. */
export function useNow(everyMs: number | null): number {
  const { now } = useApp();
  const [atMs, setAtMs] = useState(now);
  useEffect(() => {
    if (everyMs === null) return;
    // It is still the time of the first drawing, which need not be done twice.
    setAtMs((before) => (Math.abs(now() - before) < STILL_NOW_MS ? before : now()));
    const timer = setInterval(() => setAtMs(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return atMs;
}
