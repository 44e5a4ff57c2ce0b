import { oneLine } from '@/components/app/person-words.ts';
import type { MessageFacts } from '@/utils/domain/message.ts';
import { t, tOf } from '@/utils/i18n.ts';

/** What a message says, on one line: its text, the kind of what is no text, or that it is deleted. */
export function bodyText({
  text,
  kind,
  isDeleted,
}: Pick<MessageFacts, 'text' | 'kind' | 'isDeleted'>): string {
  if (isDeleted) return t('messageDeleted');
  const words = text === undefined ? '' : oneLine(text);
  if (kind === 'text') return words;
  const what = tOf('messageKind', kind);
  return words === '' ? what : `${what}: ${words}`;
}
