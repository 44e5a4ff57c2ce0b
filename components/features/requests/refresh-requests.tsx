import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { troubleText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { IconButton } from '@/components/ui/button.tsx';
import { formatRelative, t } from '@/utils/i18n.ts';

/** Asks WhatsApp's server for the requests again. For one group only: for all of them the mirror does it in its own time. */
export function RefreshRequests() {
  const { tab, now } = useApp();
  const { group, toast } = useShell();
  const [busy, setBusy] = useState(false);
  if (!tab || !group) return null;
  const refresh = async () => {
    setBusy(true);
    const outcome = await tab.refresh(group.id, 'requests');
    setBusy(false);
    if (outcome.ok) toast({ kind: 'done', text: t('refreshed') });
    else toast({ kind: 'error', text: troubleText(outcome.reason) });
  };
  return (
    <IconButton
      icon="refresh"
      size="s"
      label={t('refresh')}
      hint={
        group.requestsReadAt === undefined
          ? undefined
          : t('readAt', formatRelative(group.requestsReadAt, now()))
      }
      disabled={busy}
      onClick={() => void refresh()}
    />
  );
}
