import { useCallback, useRef, useState } from 'react';
import { removesIcons, sentenceOf, verbOf } from '@/components/app/confirm-words.ts';
import type { JobPlan } from '@/components/app/shell.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useApp } from '@/components/app/context.tsx';
import { heldUpText, useReadiness } from '@/components/app/held-up.ts';
import { reasonNextStep, reasonText } from '@/components/app/reason-text.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import { isOpen } from '@/utils/domain/job-state.ts';
import { estimateMs, timeLeftMs } from '@/utils/domain/pacing.ts';
import { formatDuration, t, tOf } from '@/utils/i18n.ts';
import styles from './confirm.module.css';
import { LeftOut } from './left-out.tsx';

type ConfirmScreenProps = {
  plan: JobPlan;
  /** Why the job could not be written down, after a first try. */
  problem?: string | undefined;
  busy: boolean;
  onCancel(): void;
  onConfirm(reason: string | undefined): void;
};

type Entry = JobPlan['items'][number] & { index: number };

const rowHeightPx = 44;
const shownRows = 6;
/** Below this it is a single request: nothing to say about batches. */
const ONE_BATCH_MS = 2_000;
const LOOKED_AT = 20;
const REASON_LIMIT = 500;
/** So long after WhatsApp stopped the account, going on is a risk to be told about. */
const WARNED_MS = 24 * 3_600_000;

/** Says exactly what will happen to whom, before it does. The focus starts on Cancel, so that Enter confirms nothing. */
export function ConfirmScreen({ plan, problem, busy, onCancel, onConfirm }: ConfirmScreenProps) {
  const { account, now } = useApp();
  const { groups } = useShell();
  const settings = useSettings();
  const jobs = useLive('jobs', account ? { accountId: account.id, limit: LOOKED_AT } : null).value ?? [];
  const cancel = useRef<HTMLButtonElement>(null);
  const [reason, setReason] = useState(() => plan.reason?.slice(0, REASON_LIMIT) ?? '');
  const [reasonAsked, setReasonAsked] = useState(false);
  const count = plan.items.length;
  // What is tried again keeps its reason.
  const deletes = plan.kind === 'remove' || plan.kind === 'delete';
  const wantsReason = deletes && !plan.retryOf && count > settings.reasonAbove;
  const reasonMissing = wantsReason && reason.trim() === '';
  const atMs = now();
  const wasStopped = jobs.some(
    (job) => job.stopReason === 'integrity' && atMs - (job.finishedAt ?? atMs) < WARNED_MS,
  );
  // Jobs that are under way go first; settings wait for nobody.
  const aheadMs = jobs
    .filter((job) => isOpen(job) && job.state !== 'paused' && plan.kind !== 'set')
    .reduce((sum, job) => sum + timeLeftMs(job, settings.pacing, atMs), 0);
  const expectedMs = aheadMs + estimateMs(plan.kind, plan.items, settings.pacing);
  const about = t('confirmAbout', formatDuration(expectedMs));
  const ready = useReadiness(atMs);
  const entries: Entry[] = plan.items.map((item, index) => ({ ...item, index }));
  const renderRow = useCallback(
    (entry: Entry) => (
      <div className={styles.person}>
        <bdi className={styles.name}>{entry.label}</bdi>
        {entry.detail && entry.detail !== entry.label && (
          <bdi className={styles.detail} title={entry.detail}>
            {entry.detail}
          </bdi>
        )}
      </div>
    ),
    [],
  );
  return (
    <Dialog
      open
      onClose={onCancel}
      title={sentenceOf(plan, (id) => groups.find((group) => group.id === id)?.subject)}
      closeLabel={t('close')}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button
            variant={deletes || plan.kind === 'relink' || removesIcons(plan) ? 'danger' : 'primary'}
            disabled={count === 0}
            busy={busy}
            onClick={() => {
              setReasonAsked(true);
              if (!reasonMissing) onConfirm(reason.trim() === '' ? undefined : reason.trim());
            }}
          >
            {verbOf(plan)}
          </Button>
        </>
      }
    >
      {count === 0 ? (
        <p className={styles.nobody}>{t('leftOutNobody')}</p>
      ) : (
        <div className={styles.people} style={{ blockSize: Math.min(count, shownRows) * rowHeightPx + 2 }}>
          <VirtualList
            items={entries}
            keyOf={(entry) => String(entry.index)}
            rowHeight={rowHeightPx}
            label={t('confirmListLabel')}
            renderRow={renderRow}
          />
        </div>
      )}
      {wasStopped && count > 0 && (
        <div className={styles.problem}>
          <Banner kind="warning">
            {reasonText('integrity')}. {reasonNextStep('integrity')}
          </Banner>
        </div>
      )}
      {plan.warning && (
        <div className={styles.problem}>
          <Banner kind="warning">{plan.warning}</Banner>
        </div>
      )}
      {plan.leftOut && plan.leftOut.length > 0 && <LeftOut people={plan.leftOut} />}
      {count > 0 && (
        <p className={styles.pace}>
          <Icon name="clock" size={16} />
          <span>
            <strong>{ready === 'ready' ? about : heldUpText(about, ready)}</strong>
            {expectedMs > ONE_BATCH_MS && `, ${t('confirmPace')}`}
          </span>
        </p>
      )}
      {(plan.kind === 'delete' || plan.kind === 'icon') && (
        <p className={styles.pace}>{tOf('jobsUndo', plan.kind)}</p>
      )}
      {deletes && count > 0 && (
        <TextField
          label={t('confirmReason')}
          hint={t('confirmReasonHint')}
          error={reasonAsked && reasonMissing ? t('confirmReasonMissing') : undefined}
          value={reason}
          maxLength={REASON_LIMIT}
          required={wantsReason}
          onChange={setReason}
        />
      )}
      {problem && (
        <div className={styles.problem}>
          <Banner kind="error">{problem}</Banner>
        </div>
      )}
    </Dialog>
  );
}
