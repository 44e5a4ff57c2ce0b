import { useRef, useState } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { groupTitle } from '@/components/app/person-words.ts';
import { NumberLines } from '@/components/app/number-lines.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { LineReport } from '@/components/app/line-report.tsx';
import { nameOnLine } from '@/components/app/use-number-check.ts';
import { leftOutLines, useNumberDraft } from '@/components/app/use-number-draft.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Banner } from '@/components/ui/states.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './members.module.css';

/** What was typed or pasted and not added yet outlives the dialog; it ends with the page. */
const drafts = new Map<GroupId, string>();

type AddPeopleProps = { group: GroupRow; initialText: string; onClose(): void };

/** Adding by number: paste or a file, each line checked, mistakes named by line. What was not added stays in the field. */
export function AddPeople({ group, initialText, onClose }: AddPeopleProps) {
  const { confirm } = useShell();
  const field = useRef<HTMLTextAreaElement>(null);
  const [hidden, setHidden] = useState(false);
  const draft = useNumberDraft({
    drafts,
    of: group.id,
    groupId: group.id,
    into: group.id,
    added: initialText,
  });
  const { check } = draft;
  const lines = check.state === 'checked' ? check.lines : undefined;
  const ready = lines?.ready ?? [];

  const goOn = async () => {
    if (!lines) return;
    // The confirm screen is a dialog of its own; two at once would hide the way back.
    setHidden(true);
    const jobId = await confirm({
      kind: 'add',
      items: lines.ready.map(({ line, number }) => ({
        groupId: group.id,
        personId: number.personId,
        wid: number.wid,
        identities: [{ kind: 'pn', value: number.phone.e164 }],
        label: nameOnLine(line) ?? number.displayName ?? number.phone.formatted,
        detail: number.phone.formatted,
      })),
      leftOut: leftOutLines(lines),
    });
    setHidden(false);
    if (jobId === null) return;
    const rest = lines.mistakes.map(({ line }) => line.text).join('\n');
    draft.setText(rest);
    if (rest === '') onClose();
  };

  return (
    <Dialog
      open={!hidden}
      onClose={onClose}
      size="l"
      title={t('addTitle', isolate(groupTitle(group.subject)))}
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
      <div className={styles.add}>
        <NumberLines draft={draft} field={field} />
        <LineReport draft={draft} />
        <div className={styles.consent}>
          <Banner icon="shield">{t('addConsent')}</Banner>
        </div>
      </div>
    </Dialog>
  );
}
