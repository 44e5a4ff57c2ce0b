import type { MessageRule } from '@/utils/domain/message-rules.ts';
import { createPageState } from './page-state.ts';

/** Which messages are shown. A person's card can set it. */
export type MessageFilter = {
  part: 'suggested' | 'all';
  /** The author: the person, or the wid of somebody Muster does not know. */
  author?: string | undefined;
  rule?: MessageRule | undefined;
  /** Typed into the search field. */
  text?: string | undefined;
};

const kept = createPageState<MessageFilter>({ part: 'suggested' });

export const changeMessageFilter = (part: Partial<MessageFilter>): void =>
  kept.change({ ...kept.read(), ...part });

export const useMessageFilter = kept.use;
