import { useEffect, useMemo, useState } from 'react';
import type { GroupId } from '@/utils/domain/ids.ts';
import {
  isHeader,
  type NumberLine,
  numberLines,
  type SortedLines,
  sortLines,
} from '@/utils/domain/number-lines.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { NumberCheck } from '@/utils/store/api.ts';
import { useApp } from './context.tsx';
import { oneLine } from './person-words.ts';
import { type AnyReason, reasonText } from './reason-text.ts';

export type GoodNumber = Extract<NumberCheck, { ok: true }>;
export type CheckedLines = {
  ready: { line: NumberLine; number: GoodNumber }[];
  /** On the deny list. */
  denied: { line: NumberLine; number: GoodNumber }[];
  /** Lines to mend. */
  mistakes: { line: NumberLine; problem: string }[];
  /** Fine, but nothing to do: members already, and the same number twice. */
  skipped: { line: NumberLine; problem: string }[];
};

export type NumberCheckState =
  | { state: 'checking' }
  | { state: 'failed'; problem: string }
  | { state: 'checked'; lines: CheckedLines };

/** More would not be one act of care; the store takes this many at once. */
export const LINE_LIMIT = 2_000;
/** Typing rests this long before the store is asked. */
const REST_MS = 250;

/** Checks every line of `text`; each ends up in exactly one of the four lists. Without a group nobody is a member already. */
export function useNumberCheck(
  text: string,
  groupId: GroupId | undefined,
  country: string | undefined,
): NumberCheckState {
  const { store, account } = useApp();
  const lines = useMemo(() => numberLines(text).filter((line) => !isHeader(line)), [text]);
  const [answer, setAnswer] = useState<{
    lines: readonly NumberLine[];
    country: string | undefined;
    state: NumberCheckState;
  }>();
  const accountId = account?.id;
  useEffect(() => {
    if (accountId === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      void check().then((state) => current && setAnswer({ lines, country, state }));
    }, REST_MS);
    async function check(): Promise<NumberCheckState> {
      if (lines.length > LINE_LIMIT) return { state: 'failed', problem: t('addTooMany', LINE_LIMIT) };
      const numbers = lines.flatMap((line) =>
        line.candidate === undefined ? [] : [line.candidate.slice(0, 200)],
      );
      if (accountId === undefined) return { state: 'checking' };
      const outcome = await store.call('checkNumbers', { accountId, groupId, country, numbers });
      if (!outcome.ok) return { state: 'failed', problem: reasonText(outcome.reason satisfies AnyReason) };
      return { state: 'checked', lines: inWords(sortLines(lines, outcome.value)) };
    }
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [store, accountId, groupId, country, lines]);
  if (lines.length === 0)
    return { state: 'checked', lines: { ready: [], denied: [], mistakes: [], skipped: [] } };
  // An answer to an older text is no answer.
  return answer?.lines === lines && answer.country === country ? answer.state : { state: 'checking' };
}

/** The sorted lines with their problems in words. */
function inWords({ ready, denied, mistakes, skipped }: SortedLines<GoodNumber>): CheckedLines {
  return {
    ready,
    denied,
    mistakes: mistakes.map(({ line, problem }) => ({
      line,
      problem: tOf('lineProblem', problem),
    })),
    skipped: skipped.map(({ line, twin }) => ({
      line,
      problem: twin === undefined ? t('leftOut_already_member') : t('lineProblem_duplicate', twin),
    })),
  };
}

/** What stands beside the number on its line: a name, if it has letters. */
export function nameOnLine({ text, candidate }: NumberLine): string | undefined {
  const rest = oneLine(text.replace(candidate ?? '', '').replace(/["',;\t]+/g, ' '));
  return /\p{L}/u.test(rest) ? rest : undefined;
}
