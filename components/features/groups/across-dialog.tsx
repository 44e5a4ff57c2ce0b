import { useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { LineReport } from '@/components/app/line-report.tsx';
import { compareNames, countryName, oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { TextFileButton } from '@/components/app/text-file-button.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNumberCheck } from '@/components/app/use-number-check.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Select, TextArea } from '@/components/ui/fields.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import type { AcrossKind } from '@/utils/domain/across-groups.ts';
import { countBy } from '@/utils/domain/filter.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import { acrossPlan, targetOfLine } from './across-plan.ts';
import styles from './across.module.css';

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
  const [text, drawText] = useState(drafts.get(kind) ?? '');
  const [fileProblem, setFileProblem] = useState<string>();
  const [isHidden, setIsHidden] = useState(false);
  const [chosenCountry, setCountry] = useState<string>();
  const [firstGroup] = groupIds;
  const members =
    useLive('members', account && firstGroup ? { accountId: account.id, groupId: firstGroup } : null).value ??
    [];
  const countries = countBy(members, (row) => (row.phone?.country ? [row.phone.country] : []));
  const country = chosenCountry ?? countries[0]?.[0] ?? '';
  const check = useNumberCheck(text, undefined, country === '' ? undefined : country);
  const lines = check.state === 'checked' ? check.lines : undefined;
  const ready = lines?.ready ?? [];
  const setText = (next: string) => {
    drafts.set(kind, next);
    drawText(next);
  };

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
            // As they are now: I may have lost rights since they were chosen.
            known.filter(({ id }) => groupIds.includes(id)),
            where.value,
            [
              ...lines.skipped.map(({ line, problem }) => ({ label: oneLine(line.text), reason: problem })),
              ...lines.mistakes.map(({ line, problem }) => ({
                label: `${t('addLine', line.line)}: ${oneLine(line.text)}`,
                reason: problem,
              })),
            ],
          ),
        )
      : null;
    setIsHidden(false);
    if (jobId === null) return;
    const rest = lines.mistakes.map(({ line }) => line.text).join('\n');
    setText(rest);
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
        <div className={styles.row}>
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
              const before = drafts.get(kind) ?? '';
              setText(before.trim() === '' ? read : `${before.trimEnd()}\n${read}`);
            }}
            onProblem={setFileProblem}
          />
        </div>
        <LineReport check={check} ready="acrossReady" />
        {kind === 'add' && <Banner icon="shield">{t('addConsent')}</Banner>}
      </Stack>
    </Dialog>
  );
}
