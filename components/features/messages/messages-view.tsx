import { useMemo } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { GroupChoice } from '@/components/app/group-choice.tsx';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import view from '@/components/app/view.module.css';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '@/components/ui/states.tsx';
import { asId, type ChatId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { MessageList } from './message-list.tsx';
import { messageRows } from './message-rows.ts';
import { useMessages } from './use-messages.ts';

/** The messages of the group in focus that WhatsApp has loaded, suggestions first. */
export function MessagesView() {
  const { account } = useApp();
  const { group } = useShell();
  if (!account || !group) return <GroupChoice />;
  if (group.myRole !== 'admin' && group.myRole !== 'superadmin')
    return <EmptyState icon="shield-off" title={t('messagesNotAdmin')} text={t('messagesNotAdminText')} />;
  return (
    <div className={view.view}>
      <Loaded key={group.id} group={group} />
    </div>
  );
}

function Loaded({ group }: { group: GroupRow }) {
  const { account, tab } = useApp();
  const { toast } = useShell();
  const noOpening = useLack('open-chat');
  const settings = useSettings();
  const nowMs = useNow(60_000);
  const of = account ? { accountId: account.id, groupId: group.id } : null;
  const members = useLive('members', of).value;
  const marks = useLive('messageMarks', of).value;
  const { value: messages, reason } = useMessages(group.id);
  const rows = useMemo(
    () => messages && members && marks && messageRows({ messages, members, marks, settings, nowMs }),
    [messages, members, marks, settings, nowMs],
  );
  if (!rows) {
    if (!reason) return <Skeleton label={t('loading')} />;
    return <ErrorState title={reasonText(reason)} text={reasonNextStep(reason)} code={reason} />;
  }
  if (rows.length > 0) return <MessageList rows={rows} group={group} nowMs={nowMs} />;

  const open = async () => {
    const outcome = await tab?.openChat(asId<ChatId>(group.id));
    if (outcome && !outcome.ok) toast({ kind: 'error', text: reasonText(outcome.reason) });
  };
  return (
    <EmptyState
      icon="chat"
      title={t('messagesNone')}
      text={t('messagesNoneText')}
      action={
        tab?.activeChat?.groupId !== group.id && (
          <Button disabled={noOpening !== undefined} title={noOpening} onClick={() => void open()}>
            {t('personOpenChat')}
          </Button>
        )
      }
    />
  );
}
