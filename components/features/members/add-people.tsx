import { useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { compareNames, countryName, oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { TextFileButton } from '@/components/app/text-file-button.tsx';
import { LineReport } from '@/components/app/line-report.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { nameOnLine, useNumberCheck } from '@/components/app/use-number-check.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Select, TextArea } from '@/components/ui/fields.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { countBy } from '@/utils/domain/filter.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { addLines } from '@/utils/domain/number-lines.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './members.module.css';

/** What was typed or pasted and not added yet outlives the dialog; it ends with the page. */
const drafts = new Map<GroupId, string>();

function openDraft(groupId: GroupId, added: string): string {
  const text = addLines(drafts.get(groupId) ?? '', added);
  drafts.set(groupId, text);
  return text;
}

type AddPeopleProps = { group: GroupRow; initialText: string; onClose(): void };

/** Adding by number: paste or a file, each line checked, mistakes named by line. What was not added stays in the field. */
export function AddPeople({ group, initialText, onClose }: AddPeopleProps) {
  const { account } = useApp();
  const { confirm } = useShell();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, drawText] = useState(() => openDraft(group.id, initialText));
  const [fileProblem, setFileProblem] = useState<string>();
  const [hidden, setHidden] = useState(false);
  const members =
    useLive('members', account ? { accountId: account.id, groupId: group.id } : null).value ?? [];
  const countries = countBy(members, (row) => (row.phone?.country ? [row.phone.country] : []));
  const [chosenCountry, setCountry] = useState<string>();
  const country = chosenCountry ?? countries[0]?.[0] ?? '';
  const check = useNumberCheck(text, group.id, country === '' ? undefined : country);
  const lines = check.state === 'checked' ? check.lines : undefined;
  const ready = lines?.ready ?? [];

  // Kept with the key that was pressed, not after it was drawn: the dialog may be closed by then.
  const setText = (next: string) => {
    drafts.set(group.id, next);
    drawText(next);
  };

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
      leftOut: [
        ...lines.skipped.map(({ line, problem }) => ({ label: oneLine(line.text), reason: problem })),
        ...lines.mistakes.map(({ line, problem }) => ({
          label: `${t('addLine', line.line)}: ${oneLine(line.text)}`,
          reason: problem,
        })),
      ],
    });
    setHidden(false);
    if (jobId === null) return;
    const rest = lines.mistakes.map(({ line }) => line.text).join('\n');
    setText(rest);
    if (rest === '') onClose();
  };

  return (
    <Dialog
      open={!hidden}
      onClose={onClose}
      size="l"
      title={t('addTitle', isolate(group.subject))}
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
        <TextArea
          ref={field}
          label={t('addNumbers')}
          hint={t('addNumbersHint')}
          error={fileProblem}
          rows={7}
          dir="ltr"
          spellCheck={false}
          className={styles.numbers}
          value={text}
          onChange={setText}
        />
        <div className={styles.addRow}>
          <Select
            label={t('addCountry')}
            value={country}
            onChange={setCountry}
            options={[
              { value: '', label: t('addCountryNone') },
              ...countries
                .map(([code]) => ({ value: code, label: countryName(code) }))
                .sort((a, b) => compareNames(a.label, b.label)),
            ]}
          />
          <TextFileButton
            onText={(read) => {
              // Newer than `text`, which is from before the file was read.
              const before = drafts.get(group.id) ?? '';
              setText(before.trim() === '' ? read : `${before.trimEnd()}\n${read}`);
            }}
            onProblem={setFileProblem}
          />
        </div>
        <LineReport check={check} />
        <div className={styles.consent}>
          <Banner icon="shield">{t('addConsent')}</Banner>
        </div>
      </div>
    </Dialog>
  );
}
