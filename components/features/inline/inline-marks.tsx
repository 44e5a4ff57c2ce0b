import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { tagsInGroup } from '@/utils/domain/filter.ts';
import { formatNumber, tn } from '@/utils/i18n.ts';
import type { MemberRow } from '@/utils/store/api.ts';
import { createRowMatcher } from './match-row.ts';
import { clearMarks, hasMemberList, type Mark, markRows, watchRows } from './row-marks.ts';

/** More would push the name away. */
const SHOWN_TAGS = 2;

/** Our tags and notes beside people in WhatsApp's own group drawer, in the colours of `theme`. Draws nothing of its own. */
export function InlineMarks({ open, theme }: { open: boolean; theme: unknown }) {
  const { account, tab } = useApp();
  const { inlineMarks } = useSettings();
  const tags = useTags();
  const colours = useRef<HTMLSpanElement>(null);
  const [listShown, setListShown] = useState(false);
  const groupId = tab?.activeChat?.groupId;
  const on = inlineMarks && groupId !== undefined;
  // The members are asked for only while WhatsApp shows a list of them.
  const members = useLive(
    'members',
    on && listShown && account ? { accountId: account.id, groupId } : null,
  ).value;
  const known = useMemo(
    () => members?.filter((row) => row.noteCount > 0 || tagsInGroup(row).length > 0),
    [members],
  );
  // Everybody takes part in the matching: a name is only clear when nobody else has it.
  const match = useMemo(() => members && createRowMatcher(members), [members]);

  useEffect(() => {
    if (!on) return;
    const stop = new AbortController();
    const look = () => {
      setListShown(hasMemberList(document));
      if (!match || !known || known.length === 0) return;
      const marks = new Set(known);
      markRows(
        document,
        (texts) => {
          const person = match(texts);
          return person && marks.has(person) ? markOf(person) : undefined;
        },
        { open },
      );
    };
    const markOf = (row: MemberRow): Mark => {
      const style = colours.current && getComputedStyle(colours.current);
      const colourOf = (name: string) => style?.getPropertyValue(name) ?? '';
      const own = tagsInGroup(row).flatMap((id) => tags.get(id) ?? []);
      const chips = own.slice(0, SHOWN_TAGS).map((tag) => ({
        text: oneLine(tag.name),
        background: colourOf(`--m-tag-${tag.colour}-bg`),
        colour: colourOf(`--m-tag-${tag.colour}-fg`),
      }));
      const notes =
        row.noteCount > 0
          ? {
              count: formatNumber(row.noteCount),
              words: tn('settingsRows_notes', row.noteCount),
              colour: colourOf('--m-content-dim'),
            }
          : undefined;
      return { key: JSON.stringify([chips, notes]), chips, notes };
    };
    look();
    watchRows(document, stop.signal, look);
    return () => {
      stop.abort();
      clearMarks(document);
    };
  }, [on, match, known, tags, open, theme]);

  return <span ref={colours} hidden />;
}
