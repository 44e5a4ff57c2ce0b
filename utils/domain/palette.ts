/** Finding one thing to go to or to do among all there are. Rules CP1–CP5, CP40: `SPEC.md`, "Palette". */
import { fold } from './filter-text.ts';

export type PaletteEntry = {
  /** Stable, so that it is known again. */
  id: string;
  label: string;
  /** A second text in which is searched too. */
  detail?: string | undefined;
  /** Found already by other means, such as a number: stays in whatever is typed. */
  found?: true | undefined;
};

export type PaletteHit<Entry> = {
  entry: Entry;
  /** The label cut into parts, those that match marked. */
  parts: readonly { text: string; hit: boolean }[];
};

/** More are found by typing. */
export const SHOWN_HITS = 60;
/** So many are remembered as used lately. */
export const REMEMBERED = 12;

export function findEntries<Entry extends PaletteEntry>(
  entries: readonly Entry[],
  typed: string,
  recent: readonly string[],
): PaletteHit<Entry>[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  const rank = ({ id }: PaletteEntry): number => {
    const at = recent.indexOf(id);
    return at < 0 ? REMEMBERED : at;
  };
  const starts = ({ label }: PaletteEntry): number =>
    Number(words[0] !== undefined && ` ${fold(label)}`.includes(` ${words[0]}`));
  return entries
    .filter(({ label, detail = '', found }) => {
      const text = fold(`${label} ${detail}`);
      return found || words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => rank(a) - rank(b) || starts(b) - starts(a))
    .slice(0, SHOWN_HITS)
    .map((entry) => ({ entry, parts: markedParts(entry.label, words) }));
}

/** CP40: what the views can do, but for the one in front: its own is read off it. */
export function actionsElsewhere<
  Action extends string,
  View extends { id: string; actions?: readonly Action[] | undefined },
>(views: readonly View[], inFront: string | undefined): { view: View; action: Action }[] {
  return views
    .filter(({ id }) => id !== inFront)
    .flatMap((view) => (view.actions ?? []).map((action) => ({ view, action })));
}

/** What was used lately, with `id` in front. */
export function remember(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, REMEMBERED);
}

/** CP3: folding changes lengths, so each folded letter knows the letter that it came from. */
function markedParts(label: string, words: readonly string[]): PaletteHit<unknown>['parts'] {
  const letters = [...label];
  const from = letters.flatMap((letter, place) => Array<number>(fold(letter).length).fill(place));
  const folded = letters.map(fold).join('');
  const marked = new Set<number>();
  for (const word of words) {
    const at = folded.indexOf(word);
    if (at >= 0) for (const place of from.slice(at, at + word.length)) marked.add(place);
  }
  const parts: { text: string; hit: boolean }[] = [];
  for (const [place, letter] of letters.entries()) {
    const hit = marked.has(place);
    const last = parts.at(-1);
    // A mark on its own stays with its letter.
    if (last && (last.hit === hit || fold(letter) === '')) last.text += letter;
    else parts.push({ text: letter, hit });
  }
  return parts;
}
