import { useState } from 'react';
import { countBy } from '@/utils/domain/filter.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { addLines, withTicked } from '@/utils/domain/number-lines.ts';
import { t } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';
import { flip } from './flip.ts';
import { listedText } from './person-row.tsx';
import { oneLine } from './person-words.ts';
import { useLive } from './use-live.ts';
import { type CheckedLines, type NumberCheckState, useNumberCheck } from './use-number-check.ts';

export type NumberDraft = {
  text: string;
  setText(text: string): void;
  /** From a file: after what is there. */
  append(read: string): void;
  /** Codes with how many members have them, the most frequent first. */
  countries: readonly (readonly [code: string, count: number])[];
  /** Of numbers without a country; empty: none. */
  country: string;
  setCountry(code: string): void;
  /** `ready` has the denied who were ticked, too. */
  check: NumberCheckState;
  /** LN9: numbers that are added all the same. */
  ticked: readonly string[];
  tick(e164: string): void;
};

/** Numbers that are typed or pasted, each line checked. What `drafts` keeps under the key outlives the dialog. */
export function useNumberDraft<Key>(options: {
  drafts: Map<Key, string>;
  of: Key;
  /** The group whose members' countries are offered. */
  groupId: GroupId | undefined;
  /** The group that the lines are checked against. */
  into?: GroupId | undefined;
  /** Lines that come with the opening. */
  added?: string | undefined;
  /** LN9: nobody is added, so that the deny list does not matter. */
  removes?: boolean | undefined;
}): NumberDraft {
  const { drafts, of, groupId, into, added = '', removes } = options;
  const { account } = useApp();
  const [text, drawText] = useState(() => {
    const begun = addLines(drafts.get(of) ?? '', added);
    drafts.set(of, begun);
    return begun;
  });
  const [chosen, setCountry] = useState<string>();
  const members =
    useLive('members', account && groupId ? { accountId: account.id, groupId } : null).value ?? [];
  const countries = countBy(members, (row) => (row.phone?.country ? [row.phone.country] : []));
  const country = chosen ?? countries[0]?.[0] ?? '';
  const checked = useNumberCheck(text, into, country === '' ? undefined : country);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const check: NumberCheckState =
    checked.state === 'checked'
      ? { ...checked, lines: withTicked(checked.lines, removes ? 'all' : ticked) }
      : checked;
  // Kept with the key that was pressed, not after it was drawn: the dialog may be closed by then.
  const setText = (next: string): void => {
    drafts.set(of, next);
    drawText(next);
  };
  return {
    text,
    setText,
    append(read) {
      // Newer than `text`, which is from before the file was read.
      const before = drafts.get(of) ?? '';
      setText(before.trim() === '' ? read : `${before.trimEnd()}\n${read}`);
    },
    countries,
    country,
    setCountry,
    check,
    ticked,
    tick: (e164) => setTicked(flip(ticked, e164)),
  };
}

/** The lines that nothing is done with, for the confirm screen. */
export function leftOutLines({ ready, denied, skipped, mistakes }: CheckedLines) {
  return [
    ...denied
      .filter(({ line }) => !ready.some((one) => one.line === line))
      .map(({ line, number }) => ({
        label: oneLine(line.text),
        reason: number.denied ? listedText(number.denied) : '',
      })),
    ...skipped.map(({ line, problem }) => ({ label: oneLine(line.text), reason: problem })),
    ...mistakes.map(({ line, problem }) => ({
      label: `${t('addLine', line.line)}: ${oneLine(line.text)}`,
      reason: problem,
    })),
  ];
}
