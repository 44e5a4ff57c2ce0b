import { useEffect, useState } from 'react';
import { useApp } from './context.tsx';

/** The time in Unix ms, renewed every `everyMs` while the view is shown; `null` stands still. */
export function useNow(everyMs: number | null): number {
  const { now } = useApp();
  const [atMs, setAtMs] = useState(now);
  useEffect(() => {
    if (everyMs === null) return;
    setAtMs(now());
    const timer = setInterval(() => setAtMs(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return atMs;
}
