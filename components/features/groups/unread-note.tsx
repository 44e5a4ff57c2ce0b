import { Banner } from '@/components/ui/states.tsx';
import { unreadOf } from '@/utils/domain/across-groups.ts';
import { tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';

/** GM61: of how many of these groups nobody knows yet who is in them. */
export function UnreadNote({ groups }: { groups: readonly GroupRow[] }) {
  const unread = unreadOf(groups).length;
  return unread > 0 && <Banner icon="clock">{tn('acrossUnread', unread)}</Banner>;
}
