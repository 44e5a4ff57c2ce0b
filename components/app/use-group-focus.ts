import { useCallback, useMemo, useState } from 'react';
import { useApp } from './context.tsx';
import { compareNames } from './person-words.ts';
import { useLive } from './use-live.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { GroupRow } from '@/utils/store/api.ts';

export type GroupFocus = {
  group: GroupRow | undefined;
  groups: readonly GroupRow[];
  pinned: boolean;
  pickGroup(groupId: GroupId | undefined): void;
  setPinned(pinned: boolean): void;
};

type Choice = { groupId: GroupId | undefined; madeIn: string | undefined };

/**
 * Which group the drawer is about: that of the open chat; one picked by hand, until another chat is opened; or a pinned
 * one, for as long as it is pinned. No group means all of them.
 */
export function useGroupFocus(): GroupFocus {
  const { account, tab } = useApp();
  const rows = useLive('groups', account ? { accountId: account.id } : null).value;
  const [choice, setChoice] = useState<Choice>();
  const [pinned, setPinnedState] = useState(false);
  const groups = useMemo(
    () =>
      (rows ?? [])
        .filter((group) => group.goneAt === undefined && group.kind !== 'community')
        .toSorted((a, b) => compareNames(a.subject, b.subject)),
    [rows],
  );
  const chat = tab?.activeChat;
  const chatId = chat?.chatId;
  const chosen = choice && (pinned || choice.madeIn === chatId) ? choice : undefined;
  const groupId = chosen ? chosen.groupId : chat?.groupId;
  const group = groups.find((one) => one.id === groupId);
  const pickGroup = useCallback(
    (picked: GroupId | undefined) => setChoice({ groupId: picked, madeIn: chatId }),
    [chatId],
  );
  const setPinned = useCallback(
    (on: boolean) => {
      setPinnedState(on);
      setChoice(on ? { groupId, madeIn: chatId } : undefined);
    },
    [groupId, chatId],
  );
  return { group, groups, pinned, pickGroup, setPinned };
}
