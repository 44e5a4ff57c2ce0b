import { useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LineReport } from '@/components/app/line-report.tsx';
import { NumberLines } from '@/components/app/number-lines.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { leftOutLines, useNumberDraft } from '@/components/app/use-number-draft.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import type { AcrossKind } from '@/utils/domain/across-groups.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import { acrossPlan, targetOfLine } from '@/components/app/across-plan.ts';
import { UnreadNote } from './unread-note.tsx';

type AcrossDialogProps = {
  kind: AcrossKind;
  groupIds: readonly GroupId[];
  onClose(): void;
  /** The job is written down. */
  onDone(): void;
};

/** What was pasted and not carried out outlives the dialog; it ends with the page. */
const drafts = new Map<AcrossKind, string>();

/** Pasted numbers into, or out of, all of these groups; who is there already, or not there, is said before. */
export function AcrossDialog({ kind, groupIds, onClose, onDone }: AcrossDialogProps) {
  const { account } = useApp();
  const { confirm, groups: known } = useShell();
  const command = useCommand();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isHidden, setIsHidden] = useState(false);
  const draft = useNumberDraft({ drafts, of: kind, groupId: groupIds[0], removes: kind === 'remove' });
  const { check } = draft;
  const lines = check.state === 'checked' ? check.lines : undefined;
  const ready = lines?.ready ?? [];
  // As they are now: I may have lost rights since they were chosen.
  const groups = known.filter(({ id }) => groupIds.includes(id));

  const goOn = async () => {
    if (!lines || !account) return;
    setIsHidden(true);
    const where = await command('whereAre', {
      accountId: account.id,
      groupIds: [...groupIds],
      personIds: lines.ready.flatMap(({ number }) => number.personId ?? []),
    });
    const jobId = where.ok
      ? await confirm(
          acrossPlan(
            kind,
            lines.ready.map(({ line, number }) => targetOfLine(line, number, account.me.pn)),
            groups,
            where.value,
            { more: leftOutLines(lines) },
          ),
        )
      : null;
    setIsHidden(false);
    if (jobId === null) return;
    const rest = lines.mistakes.map(({ line }) => line.text).join('\n');
    draft.setText(rest);
    if (rest === '') onDone();
  };

  return (
    <Dialog
      open={!isHidden}
      onClose={onClose}
      size="l"
      title={tn(kind === 'add' ? 'acrossAddTitle' : 'acrossRemoveTitle', groupIds.length)}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={ready.length === 0} onClick={() => void goOn()}>
            {t('addNext', ready.length)}
          </Button>
        </>
      }
    >
      <Stack>
        <NumberLines draft={draft} field={field} />
        <LineReport draft={draft} ready="acrossReady" />
        {kind === 'remove' && <UnreadNote groups={groups} />}
        {kind === 'add' && <Banner icon="shield">{t('addConsent')}</Banner>}
      </Stack>
    </Dialog>
  );
}
