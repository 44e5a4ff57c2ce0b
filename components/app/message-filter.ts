import { useSyncExternalStore } from 'react';
import type { MessageRule } from '@/utils/domain/message-rules.ts';

/** Which messages are shown. Outlives its view, so that a person's card can set it, and ends with the page. */
export type MessageFilter = {
  part: 'suggested' | 'all';
  /** The author: the person, or the wid of somebody Muster does not know. */
  author?: string | undefined;
  rule?: MessageRule | undefined;
};

let kept: MessageFilter = { part: 'suggested' };
const listeners = new Set<() => void>();

export function changeMessageFilter(part: Partial<MessageFilter>): void {
  kept = { ...kept, ...part };
  for (const listener of listeners) listener();
}

const read = (): MessageFilter => kept;
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useMessageFilter(): MessageFilter {
  return useSyncExternalStore(subscribe, read);
}
