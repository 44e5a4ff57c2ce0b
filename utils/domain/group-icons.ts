/** An icon for each of many groups: which ones, with what text, and why not the others. Rules GI1–GI5: `SPEC.md`, "Group icons". */
import type { Capability } from './connection.ts';
import type { GroupFacts } from './group.ts';
import type { LeftOutBecause, Mistake } from './group-preview.ts';
import { closedBy } from './group-table.ts';
import type { GroupId } from './ids.ts';
import { cleanValue, fillTemplate, variablesOf } from './template.ts';

/** What goes to WhatsApp: two JPEGs as data URLs, the whole picture and a small one. */
export type Picture = { thumbnail: string; full: string };

/** The side that WhatsApp's own interface sends (August 2026), and that of the small one. */
export const ICON_PX = 640;
export const THUMBNAIL_PX = 96;
/** WhatsApp's own interface takes none that is smaller (August 2026). */
export const SMALLEST_PX = 192;
export const FILE_LIMIT_MB = 20;
/** More pixels than any camera of a phone makes would cost the tab a gigabyte. */
const PIXELS_LIMIT = 110_000_000;
/** Characters of a data URL. */
export const PICTURE_LIMIT = 200_000;
export const THUMBNAIL_LIMIT = 20_000;
/** Beyond it nothing can be read in the round of a chat list. */
export const ICON_TEXT_LIMIT = 60;

const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const TEXT_VARIABLES = ['group', 'initials', 'n', 'date'] as const;

export type PictureProblem = 'no-picture' | 'too-heavy' | 'broken' | 'too-small' | 'too-large';

/** GI1. Before the file is read; whether it is what it says it is shows then. */
export function fileProblem(file: { type: string; size: number }): PictureProblem | undefined {
  if (!FILE_TYPES.includes(file.type)) return 'no-picture';
  return file.size > FILE_LIMIT_MB * 1_000_000 ? 'too-heavy' : undefined;
}

/** GI1. */
export function sizeProblem({
  width,
  height,
}: {
  width: number;
  height: number;
}): PictureProblem | undefined {
  if (Math.min(width, height) < SMALLEST_PX) return 'too-small';
  return width * height > PIXELS_LIMIT ? 'too-large' : undefined;
}

/** GI1. The largest square in the middle. */
export function middleSquare({ width, height }: { width: number; height: number }): {
  x: number;
  y: number;
  side: number;
} {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

export type IconMistake = Exclude<Mistake, { why: 'empty' }>;

export type IconLine<Group> = { group: Group } & (
  | { kind: 'change'; text: string }
  | { kind: 'left-out'; why: LeftOutBecause }
  | { kind: 'mistake'; text: string; mistake: IconMistake }
);

/** GI2. Variables that no group can fill. */
export function unknownIconVariables(template: string): string[] {
  return variablesOf(template).filter((name) => !TEXT_VARIABLES.some((known) => known === name));
}

/** GI2, GI5. `chosen` in the order of the table; the template of a removal is empty. */
export function previewIcons<Group extends GroupFacts>(
  chosen: readonly Group[],
  template: string,
  given: {
    capabilities: readonly Capability[];
    date: string;
    formatNumber(n: number): string;
    /** The letters that stand for a name; empty where it has none. */
    initials(name: string): string;
    isOnItsWay(groupId: GroupId): boolean;
  },
): IconLine<Group>[] {
  let n = 0;
  return chosen.map((group): IconLine<Group> => {
    const why =
      closedBy(group) ??
      lockedBy(group, given.capabilities) ??
      (given.isOnItsWay(group.id) ? 'on-its-way' : undefined);
    if (why) return { group, kind: 'left-out', why };
    n += 1;
    const name = cleanValue(group.subject);
    const values = {
      group: name,
      initials: given.initials(name),
      n: given.formatNumber(n),
      date: given.date,
    };
    const { text: filled, missing } = fillTemplate(template, new Map(Object.entries(values)));
    const text = cleanValue(filled);
    if (missing.length > 0)
      return { group, kind: 'mistake', text, mistake: { why: 'unfilled', names: missing } };
    const over = [...text].length - ICON_TEXT_LIMIT;
    if (over > 0) return { group, kind: 'mistake', text, mistake: { why: 'too-long', over } };
    return { group, kind: 'change', text };
  });
}

function lockedBy(group: GroupFacts, capabilities: readonly Capability[]): LeftOutBecause | undefined {
  if (group.myRole !== 'admin' && group.myRole !== 'superadmin') return 'not-admin';
  const state = capabilities.find(({ id }) => id === 'icon')?.state;
  return state === undefined || state === 'ok' || state === 'waiting' ? undefined : 'missing-part';
}
