import { useCallback, useMemo, useRef, useState } from 'react';
import type { Toast } from '@/components/ui/toasts.tsx';
import { asId, type GroupId, type JobId, type PersonId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import { toastOf } from './confirm-words.ts';
import { useApp } from './context.tsx';
import { troubleText } from './reason-text.ts';
import type { JobPlan, Shell } from './shell.tsx';

/** How long a toast without a time of its own stays: long enough to read two lines. */
const TOAST_MS = 6_000;
/** More at once would cover the list. */
const SHOWN_TOASTS = 3;

type Asked = { plan: JobPlan; jobId: JobId; answer(jobId: JobId | null): void };

export type ShellServices = Pick<Shell, 'toast' | 'confirm' | 'openPerson'> & {
  toasts: readonly Toast[];
  dismiss(id: string): void;
  /** The confirm screen to show, if one is asked for. */
  asked:
    | {
        plan: JobPlan;
        problem: string | undefined;
        busy: boolean;
        cancel(): void;
        go(reason: string | undefined): void;
      }
    | undefined;
  person: { personId: PersonId; groupId: GroupId | undefined; said: string | undefined } | undefined;
  closePerson(): void;
};

/** What both shells do for the features: toasts, the confirm screen with its job, the person's card. */
export function useShellServices(): ShellServices {
  const { store, account, now, newId } = useApp();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [asked, setAsked] = useState<Asked>();
  const [sending, setSending] = useState<{ busy: boolean; problem?: string | undefined }>({ busy: false });
  const [person, setPerson] = useState<ShellServices['person']>();
  const askedNow = useRef<Asked>(undefined);

  const toast = useCallback<Shell['toast']>(
    ({ until, undo: takeBack, ...words }) => {
      const made: Toast = {
        ...words,
        undo: takeBack && { label: () => t('undo'), onClick: takeBack },
        id: newId(),
        until: until === null ? undefined : (until ?? now() + TOAST_MS),
      };
      setToasts((before) => [...before, made].slice(-SHOWN_TOASTS));
    },
    [newId, now],
  );
  const dismiss = useCallback(
    (id: string) => setToasts((before) => before.filter((shown) => shown.id !== id)),
    [],
  );

  const undo = useCallback(
    async (jobId: JobId) => {
      const outcome = await store.call('undoJob', { jobId, newJobId: asId<JobId>(newId()) });
      if (!outcome.ok) {
        toast({ kind: 'error', text: troubleText(outcome.reason) });
        return;
      }
      const words = {
        'before-start': t('undoneBeforeStart'),
        reversed: t('undoneReversed'),
        'reinvite-list': t('undoneReinvite'),
      };
      toast({ kind: 'done', text: words[outcome.value.undone] });
    },
    [store, newId, toast],
  );

  const settle = useCallback((jobId: JobId | null) => {
    askedNow.current?.answer(jobId);
    askedNow.current = undefined;
    setAsked(undefined);
  }, []);

  const confirm = useCallback<Shell['confirm']>(
    (plan) =>
      new Promise((answer) => {
        // One at a time: a second question would hide the first one's answer.
        askedNow.current?.answer(null);
        // The job's id is made once per question, so that a second try after a lost answer makes no second job.
        askedNow.current = { plan, jobId: asId<JobId>(newId()), answer };
        setSending({ busy: false });
        setAsked(askedNow.current);
      }),
    [newId],
  );

  const go = useCallback(
    async (reason: string | undefined) => {
      const question = askedNow.current;
      if (!question || !account) return;
      const { plan, jobId } = question;
      setSending({ busy: true });
      const outcome = plan.retryOf
        ? await store.call('retryJob', { jobId: plan.retryOf, newJobId: jobId })
        : await store.call('createJob', {
            jobId,
            accountId: account.id,
            kind: plan.kind,
            items: plan.items.map(({ detail: _shownOnly, ...item }) => item),
            reason,
            actor: account.me.name,
            rule: plan.rule,
          });
      if (!outcome.ok) {
        setSending({
          busy: false,
          problem: troubleText(outcome.reason),
        });
        return;
      }
      if (askedNow.current === question) settle(jobId);
      toast({
        kind: 'done',
        text: plan.title ?? toastOf(plan.kind, plan.items.length),
        // Without time for reflection there is nothing to take back.
        ...(outcome.value.startAt > now() && {
          until: outcome.value.startAt,
          action: { label: (secondsLeft) => t('undoIn', secondsLeft), onClick: () => void undo(jobId) },
        }),
      });
    },
    [store, account, now, settle, toast, undo],
  );

  const openPerson = useCallback<Shell['openPerson']>(
    (personId, groupId, said) => setPerson({ personId, groupId, said }),
    [],
  );
  const closePerson = useCallback(() => setPerson(undefined), []);

  return useMemo(
    () => ({
      toast,
      confirm,
      openPerson,
      toasts,
      dismiss,
      asked: asked && {
        plan: asked.plan,
        problem: sending.problem,
        busy: sending.busy,
        cancel: () => settle(null),
        go: (reason) => void go(reason),
      },
      person,
      closePerson,
    }),
    [toast, confirm, openPerson, toasts, dismiss, asked, sending, settle, go, person, closePerson],
  );
}
