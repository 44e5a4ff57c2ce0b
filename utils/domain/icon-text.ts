/** Words in a round icon: how large, in which lines, in which colour. Rules GI3, GI4: `SPEC.md`, "Group icons". */
import { withoutBlanks } from './message-rules.ts';

/** Parts of the icon's side. */
const RADIUS = 0.455;
const LARGEST = 0.5;
const SMALLEST = 0.06;
/** Smaller than this nobody reads in a chat list: then a long word is broken up. */
const SMALLEST_WHOLE = 0.09;
/** Larger than this no word is broken up for it. */
const LARGEST_BROKEN = 0.15;
const STEP = 0.01;
export const LINE_HEIGHT = 1.12;

export type FittedText = {
  lines: string[];
  /** Height of the letters, as a part of the icon's side. */
  size: number;
};

/** What is never parted: a word, or a character of one that is broken up; that one stands close to the one before. */
type Unit = { text: string; isClose: boolean };

/** GI3. `widthOf`: the width of a text set in letters of the height 1. */
export function fitText(text: string, widthOf: (text: string) => number): FittedText {
  const words = text.split(/\s+/u).filter(Boolean);
  if (words.length === 0) return { lines: [], size: LARGEST };
  const widestAt = (size: number) => (lineWidths(1, size)[0] ?? 0) / size;
  return (
    fitUnits(words.flatMap(whole), [LARGEST, SMALLEST_WHOLE], widthOf) ??
    fitUnits(
      words.flatMap((word) => (widthOf(word) > widestAt(SMALLEST_WHOLE) ? inCharacters(word) : whole(word))),
      [LARGEST_BROKEN, SMALLEST],
      widthOf,
    ) ?? { lines: [cut(words.join(' '), widestAt(SMALLEST), widthOf)], size: SMALLEST }
  );
}

function fitUnits(
  units: readonly Unit[],
  [largest, smallest]: readonly [number, number],
  widthOf: (text: string) => number,
): FittedText | undefined {
  for (let size = largest; size >= smallest; size -= STEP) {
    const lines = inLines(units, size, widthOf);
    if (lines) return { lines: evened(units, lines, size, widthOf), size };
  }
  return undefined;
}

/** The same number of lines, none left with a word where two would be even. */
function evened(
  units: readonly Unit[],
  lines: string[],
  size: number,
  widthOf: (text: string) => number,
): string[] {
  for (let part = 0.5; part < 1; part += 0.05) {
    const widths = lineWidths(lines.length, size).map((width) => Math.min(width, 2 * RADIUS * part));
    const even = fill(units, widths, (line) => widthOf(line) * size);
    if (even) return even;
  }
  return lines;
}

/** With as few lines as will do at this size; nothing when none will. */
function inLines(
  units: readonly Unit[],
  size: number,
  widthOf: (text: string) => number,
): string[] | undefined {
  const most = Math.floor((2 * RADIUS) / (size * LINE_HEIGHT));
  for (let count = 1; count <= Math.min(most, units.length); count++) {
    const lines = fill(units, lineWidths(count, size), (line) => widthOf(line) * size);
    if (lines) return lines;
  }
  return undefined;
}

/** Where so many lines stand in the round, the width that is left for each. */
function lineWidths(count: number, size: number): number[] {
  const height = size * LINE_HEIGHT;
  return Array.from({ length: count }, (_, index) => {
    const middle = (index - (count - 1) / 2) * height;
    const edge = Math.abs(middle) + size / 2;
    return edge >= RADIUS ? 0 : 2 * Math.sqrt(RADIUS ** 2 - edge ** 2);
  });
}

function fill(
  units: readonly Unit[],
  widths: readonly number[],
  widthOf: (line: string) => number,
): string[] | undefined {
  const left = [...units];
  const lines: string[] = [];
  for (const width of widths) {
    let line = left.shift()?.text;
    if (line === undefined || widthOf(line) > width) return undefined;
    for (let next = left[0]; next; next = left[0]) {
      const longer: string = line + (next.isClose ? '' : ' ') + next.text;
      if (widthOf(longer) > width) break;
      line = longer;
      left.shift();
    }
    lines.push(line);
  }
  return left.length === 0 ? lines : undefined;
}

const characters = (word: string): string[] =>
  Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);

/** Where a script writes without blanks, its words are found by the browser's dictionary. */
function whole(word: string): Unit[] {
  if (!withoutBlanks.test(word)) return [{ text: word, isClose: false }];
  const found = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word);
  return Array.from(found, ({ segment: text }, index) => ({ text, isClose: index > 0 }));
}

const inCharacters = (word: string): Unit[] =>
  characters(word).map((text, index) => ({ text, isClose: index > 0 }));

/** The beginning that is no wider than this. */
function cut(text: string, width: number, widthOf: (text: string) => number): string {
  let start = '';
  for (const character of characters(text)) {
    if (widthOf(start + character) > width) break;
    start += character;
  }
  return start;
}

const ENOUGH = 4.5;
export const INKS = ['#ffffff', '#000000'] as const;
/** Black of this strength lies over a picture with words: white on it reads on the whitest picture. */
export const VEIL = 0.56;

/** GI4. White where it stands out enough, else black, which does then. `colour` as `#rrggbb`. */
export function inkOn(colour: string): (typeof INKS)[number] {
  return contrast(INKS[0], colour) >= ENOUGH ? INKS[0] : INKS[1];
}

/** By WCAG 2: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The base direction of a text: that of its first letter that has one. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /[\p{L}]/u.exec(text)?.[0];
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first) ? 'rtl' : 'ltr';
}
