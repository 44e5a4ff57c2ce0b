import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useNow } from '@/components/app/use-now.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { MessageFacts } from '@/utils/domain/message.ts';
import type { CallReason } from '@/utils/domain/reasons.ts';

export type LoadedMessages = {
  /** Oldest first; missing until they were read. */
  value?: readonly MessageFacts[] | undefined;
  /** Why they cannot be read. */
  reason?: CallReason | undefined;
};

/** Each minute some become too old, without WhatsApp saying so. */
const READ_AGAIN_MS = 60_000;

/** The messages of a group that WhatsApp has loaded in this tab, read again when it says that they changed. */
export function useMessages(groupId: GroupId): LoadedMessages {
  const { tab } = useApp();
  const { messages, onMessages, connection } = tab ?? {};
  const atMs = useNow(READ_AGAIN_MS);
  const [read, setRead] = useState<LoadedMessages & { groupId?: GroupId }>({});
  useEffect(() => {
    if (!messages || !onMessages) return;
    let isOver = false;
    const again = async () => {
      const outcome = await messages(groupId);
      if (isOver) return;
      setRead((before) =>
        outcome.ok
          ? { groupId, value: outcome.value }
          : { groupId, value: before.groupId === groupId ? before.value : undefined, reason: outcome.reason },
      );
    };
    const end = onMessages((changed) => {
      if (changed === groupId) void again();
    });
    void again();
    return () => {
      isOver = true;
      end();
    };
    // `atMs` and the connection are reasons to read again.
  }, [messages, onMessages, groupId, atMs, connection?.state]);
  return read.groupId === groupId ? read : {};
}
