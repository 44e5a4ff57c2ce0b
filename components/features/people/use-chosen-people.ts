import { useCallback, useMemo, useRef, useState, useEffect } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import { PEOPLE_CHOICE_LIMIT, type PeopleFilter, type PeopleSort } from '@/utils/domain/people-list.ts';
import type { PeopleRow } from '@/utils/store/api.ts';
import type { Line } from './use-people.ts';

type Chosen = ReadonlyMap<PersonId, PeopleRow>;
const NOBODY: Chosen = new Map();
/** What is chosen outlives its view and ends with the page. */
const kept = new Map<string, Chosen>();

/** Whom was chosen. People who are not read yet are fetched when everybody found is chosen (PL8). */
export function useChosenPeople(options: {
  /** Names the list; the view must be made anew when it changes. */
  listId: string;
  lines: readonly Line[];
  question: { filter: PeopleFilter; sort: PeopleSort };
}) {
  const { listId, lines, question } = options;
  const { account } = useApp();
  const command = useCommand();
  const [chosen, setChosen] = useState<Chosen>(() => kept.get(listId) ?? NOBODY);
  const [isFetching, setIsFetching] = useState(false);
  const latest = useRef({ lines, question });
  const anchor = useRef<{ index: number; isOn: boolean }>(undefined);
  useEffect(() => {
    latest.current = { lines, question };
    kept.set(listId, chosen);
  });

  const onToggle = useCallback((index: number, { range }: { range: boolean }) => {
    const person = latest.current.lines[index]?.person;
    if (!person) return;
    setChosen((before) => {
      const next = new Map(before);
      const from = range ? anchor.current : undefined;
      const isOn = from?.isOn ?? !before.has(person.personId);
      const start = Math.min(index, from?.index ?? index);
      const end = Math.max(index, from?.index ?? index);
      for (const line of latest.current.lines.slice(start, end + 1)) {
        if (!line.person) continue;
        if (isOn) next.set(line.person.personId, line.person);
        else next.delete(line.person.personId);
      }
      if (!range) anchor.current = { index, isOn };
      return next;
    });
  }, []);
  const onAll = useCallback(async () => {
    if (!account) return;
    setIsFetching(true);
    const outcome = await command('peopleList', {
      accountId: account.id,
      ...latest.current.question,
      offset: 0,
      limit: PEOPLE_CHOICE_LIMIT,
    });
    setIsFetching(false);
    if (!outcome.ok) return;
    setChosen((before) => {
      const next = new Map(before);
      for (const row of outcome.value.rows) {
        if (next.size >= PEOPLE_CHOICE_LIMIT) break;
        next.set(row.personId, row);
      }
      return next;
    });
  }, [account, command]);
  const onNone = useCallback(() => setChosen(NOBODY), []);

  return useMemo(() => {
    const people = [...chosen.values()];
    const actions = { isFetching, onToggle, onAll: () => void onAll(), onNone };
    if (chosen.size === 0)
      return { people, keys: new Set<string>(), hiddenCount: 0, allShown: false, ...actions };
    const shown = new Set(lines.map(({ person }) => person?.personId));
    const isWhole = !lines.some(({ person }) => person === undefined);
    return {
      people,
      keys: new Set<string>(chosen.keys()),
      /** Known only once everybody found was read. */
      hiddenCount: isWhole ? people.filter(({ personId }) => !shown.has(personId)).length : 0,
      allShown:
        lines.length > 0 &&
        (isWhole
          ? lines.every(({ person }) => person && chosen.has(person.personId))
          : chosen.size >= Math.min(lines.length, PEOPLE_CHOICE_LIMIT)),
      ...actions,
    };
  }, [chosen, lines, isFetching, onToggle, onAll, onNone]);
}
