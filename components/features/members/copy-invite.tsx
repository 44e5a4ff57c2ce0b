import { useApp } from '@/components/app/context.tsx';
import { troubleText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCopy } from '@/components/app/use-copy.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';

/** For those whom nobody can add: the link, to be sent by hand. SN51. */
export function CopyInvite({ groupId }: { groupId: GroupId }) {
  const { tab } = useApp();
  const { toast } = useShell();
  const copy = useCopy();
  if (!tab) return <Dim>{t('groupInviteElsewhere')}</Dim>;
  const ask = async () => {
    const outcome = await tab.inviteLink(groupId, { reset: false });
    if (outcome.ok) await copy(outcome.value.url, t('jobsLinkCopied'));
    else toast({ kind: 'error', text: troubleText(outcome.reason) });
  };
  return <Button onClick={() => void ask()}>{t('listsCopyInvite')}</Button>;
}
