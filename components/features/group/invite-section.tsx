import { useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { troubleText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCopy } from '@/components/app/use-copy.ts';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Stack } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';

/** The invite link: asked for only when wanted, copied, or made anew after a question. */
export function InviteSection({ group }: { group: GroupRow }) {
  const { tab } = useApp();
  const { toast } = useShell();
  const copy = useCopy();
  const [url, setUrl] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const isAdmin = group.myRole === 'admin' || group.myRole === 'superadmin';
  const isMissing = useLack('invite-link') !== undefined;

  if (!isAdmin) return <Dim>{t('groupLocked_not_admin')}</Dim>;
  if (isMissing) return <Dim>{t('groupLocked_missing_part')}</Dim>;
  if (!tab) return <Dim>{t('groupInviteElsewhere')}</Dim>;

  const ask = async (reset: boolean) => {
    setBusy(true);
    const outcome = await tab.inviteLink(group.id, { reset });
    setBusy(false);
    if (!outcome.ok) {
      // It may have happened: then the link shown is dead, and must not be passed on.
      if (reset) setUrl(undefined);
      toast({ kind: 'error', text: troubleText(outcome.reason) });
      return;
    }
    setUrl(outcome.value.url);
    if (reset) toast({ kind: 'done', text: t('groupInviteReset') });
  };
  return (
    <Stack gap={8}>
      {url !== undefined && (
        <TextField label={t('groupInvite')} hideLabel dir="ltr" readOnly value={url} onChange={() => {}} />
      )}
      <Cluster>
        {url === undefined ? (
          <Button icon="link" busy={busy} onClick={() => void ask(false)}>
            {t('groupInviteShow')}
          </Button>
        ) : (
          <Button icon="copy" onClick={() => void copy(url, t('jobsLinkCopied'))}>
            {t('jobsCopyLink')}
          </Button>
        )}
        <Button icon="refresh" busy={busy} onClick={() => setAsking(true)}>
          {t('groupInviteResetAsk')}
        </Button>
      </Cluster>
      {asking && (
        <AskDialog
          title={t('groupInviteResetTitle')}
          doLabel={t('groupInviteResetDo')}
          danger
          onDo={() => {
            setAsking(false);
            void ask(true);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('groupInviteResetText')}</p>
        </AskDialog>
      )}
    </Stack>
  );
}
