import { useState } from 'react';
import type { Live } from './live-queries.ts';

/** The same live view, but the value of the arguments before stays until the new one arrives: for lists that are filtered by typing. */
export function useKept<Value>(live: Live<Value>): Live<Value> {
  const [kept, setKept] = useState(live.value);
  if (live.value !== undefined && live.value !== kept) setKept(live.value);
  return { ...live, value: live.value ?? kept };
}
