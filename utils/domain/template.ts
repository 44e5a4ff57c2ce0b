/** Message templates: reading, filling and finding them. Rules T1–T9: `SPEC.md`, "Templates". */
import type { Template } from './knowledge.ts';

/** Filled by Muster; own variables may not take these names. */
export const BUILT_IN_VARIABLES = ['first_name', 'name', 'group', 'tag', 'date', 'reason'] as const;
export type BuiltInVariable = (typeof BUILT_IN_VARIABLES)[number];

export const VARIABLE_NAME_LIMIT = 40;

export type TemplatePart = { kind: 'text'; text: string } | { kind: 'variable'; name: string };
export type FilledPart =
  | { kind: 'text' | 'filled'; text: string }
  /** `text` is the variable as it was written, braces included. */
  | { kind: 'missing'; text: string; name: string };

const NAME = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u;
const TOKEN = /\{\{|\}\}|\{[ \t]*(\p{L}[\p{L}\p{M}\p{N}_]*)[ \t]*\}/gu;

/** T1: a name starts with a letter of any script, goes on with letters, digits and underscores, and has at most 40 characters. */
export function isVariableName(name: string): boolean {
  return [...name].length <= VARIABLE_NAME_LIMIT && NAME.test(name);
}

export function isBuiltIn(name: string): name is BuiltInVariable {
  return BUILT_IN_VARIABLES.some((builtIn) => builtIn === name);
}

/** T2, T3: `{{` and `}}` are braces; a brace that belongs to no variable stays as it is. Neighbouring texts are joined. */
export function parseTemplate(source: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    text += source.slice(end, match.index);
    end = match.index + match[0].length;
    const name = match[1]?.toLowerCase();
    if (name === undefined) text += match[0].slice(1);
    else if (!isVariableName(name)) text += match[0];
    else {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
      parts.push({ kind: 'variable', name });
    }
  }
  text += source.slice(end);
  if (text !== '') parts.push({ kind: 'text', text });
  return parts;
}

/** Each variable once, in the order of its first use. */
export function variablesOf(source: string): string[] {
  const names = parseTemplate(source).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  return [...new Set(names)];
}

/** T4–T6: one pass, so braces inside a value stay text; a variable without a value stays as `{name}` and is reported. */
export function fillTemplate(
  source: string,
  values: ReadonlyMap<string, string>,
): { text: string; parts: FilledPart[]; missing: string[] } {
  const parts = parseTemplate(source).map((part): FilledPart => {
    if (part.kind === 'text') return part;
    const value = values.get(part.name);
    return value === undefined || value.trim() === ''
      ? { kind: 'missing', text: `{${part.name}}`, name: part.name }
      : { kind: 'filled', text: value };
  });
  const missing = parts.flatMap((part) => (part.kind === 'missing' ? [part.name] : []));
  return { text: parts.map((part) => part.text).join(''), parts, missing: [...new Set(missing)] };
}

/** What is known when a template is filled. `date` comes written in the reader's language. */
export type TemplateFacts = {
  /** The person's best name; leave out where only a number is known. */
  personName?: string | undefined;
  groupName?: string | undefined;
  tagNames?: readonly string[] | undefined;
  date: string;
  /** What a strike was for; missing elsewhere. */
  reason?: string | undefined;
  /** The template's own variables with the texts to use. */
  own: Readonly<Record<string, string>>;
};

/** T7, T8. Empty texts are left out, so that they count as missing. */
export function templateValues(facts: TemplateFacts): Map<string, string> {
  const name = cleanValue(facts.personName ?? '');
  const builtIn: Record<BuiltInVariable, string> = {
    first_name: firstName(name),
    name,
    group: cleanValue(facts.groupName ?? ''),
    tag: (facts.tagNames ?? []).map(cleanValue).filter(Boolean).join(', '),
    date: facts.date,
    reason: cleanValue(facts.reason ?? ''),
  };
  const own = Object.entries(facts.own).map(([key, value]) => [key.toLowerCase(), value] as const);
  return new Map([...own, ...Object.entries(builtIn)].filter(([, value]) => value.trim() !== ''));
}

/** T7: the first word with a letter in it; for "Surname, Name" the word after the comma. Empty when there is none. */
export function firstName(name: string): string {
  const afterComma = /^[^,]*\p{L}[^,]*,(.+)$/u.exec(name)?.[1];
  const words = (text: string) => text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  return (words(afterComma ?? '')[0] ?? words(name)[0] ?? '').replace(/,+$/, '');
}

/** T8: names come from strangers. Control and direction-changing characters go, line ends become spaces. */
export function cleanValue(text: string): string {
  return text
    .replace(/(?!\s)[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** T9: the language asked for, else the same language of another region, else the first by name. */
export function chooseLanguage(texts: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const have = Object.keys(texts).sort();
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return (
    have.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
    have.find((tag) => tag.toLowerCase() === base(wanted)) ??
    have.find((tag) => base(tag) === base(wanted)) ??
    have[0]
  );
}

/** Templates that fit what was typed, best first: shortcut, start of the shortcut, start of the name, anywhere. A leading `/` looks at shortcuts and names only. */
export function findTemplates(templates: readonly Template[], typed: string): Template[] {
  const onlyNames = typed.startsWith('/');
  const wanted = typed.replace(/^\//, '').trim().toLowerCase();
  if (wanted === '') return [...templates];
  const rank = (template: Template): number => {
    const shortcut = template.shortcut?.toLowerCase();
    const name = template.name.toLowerCase();
    if (shortcut === wanted) return 0;
    if (shortcut?.startsWith(wanted)) return 1;
    if (name.startsWith(wanted)) return 2;
    if (name.includes(wanted)) return 3;
    if (!onlyNames && Object.values(template.texts).some((text) => text.toLowerCase().includes(wanted)))
      return 4;
    return -1;
  };
  return templates
    .map((template) => ({ template, rank: rank(template) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.template);
}
