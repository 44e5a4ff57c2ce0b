import { TEMPLATE_NAME_LIMIT, TEMPLATE_TEXT_LIMIT, type Template } from '@/utils/domain/knowledge.ts';
import { isBuiltIn, variablesOf } from '@/utils/domain/template.ts';

/** A template while it is written. */
export type Draft = Pick<Template, 'name' | 'texts' | 'variables'> & { shortcut: string };

export type DraftProblems = {
  name?: 'empty' | 'too-long' | undefined;
  shortcut?: 'signs' | 'taken' | undefined;
  /** By language. */
  texts: Record<string, 'empty' | 'too-long'>;
};

export function draftOf(template: Template | undefined, language: string): Draft {
  return template
    ? {
        name: template.name,
        shortcut: template.shortcut ?? '',
        texts: template.texts,
        variables: template.variables,
      }
    : { name: '', shortcut: '', texts: { [language.split('-')[0] ?? language]: '' }, variables: {} };
}

/** What keeps a draft from being saved; `others` are the templates it must not share a shortcut with. */
export function draftProblems(
  draft: Draft,
  others: readonly Pick<Template, 'shortcut'>[],
): DraftProblems | undefined {
  const shortcut = cleanShortcut(draft.shortcut);
  const problems: DraftProblems = {
    name: limit(draft.name, TEMPLATE_NAME_LIMIT),
    shortcut: !/^[\p{L}\p{M}\p{N}_-]{0,40}$/u.test(shortcut)
      ? 'signs'
      : shortcut !== '' && others.some((other) => other.shortcut?.toLowerCase() === shortcut)
        ? 'taken'
        : undefined,
    texts: {},
  };
  for (const [language, text] of Object.entries(draft.texts)) {
    const problem = limit(text, TEMPLATE_TEXT_LIMIT);
    if (problem) problems.texts[language] = problem;
  }
  const fine = !problems.name && !problems.shortcut && Object.keys(problems.texts).length === 0;
  return fine ? undefined : problems;
}

/** Variables of all languages that Muster does not fill by itself, in the order of their first use. */
export function ownVariables(texts: Readonly<Record<string, string>>): string[] {
  return [...new Set(Object.values(texts).flatMap(variablesOf))].filter((name) => !isBuiltIn(name));
}

/** The draft as the store keeps it: trimmed, and only with the variables that are used. */
export function settleDraft(draft: Draft): Omit<Template, 'id' | 'order' | 'updatedAt'> {
  const defaults = new Map(Object.entries(draft.variables));
  return {
    name: draft.name.trim(),
    shortcut: cleanShortcut(draft.shortcut) || undefined,
    texts: Object.fromEntries(Object.entries(draft.texts).map(([tag, text]) => [tag, text.trim()])),
    variables: Object.fromEntries(
      ownVariables(draft.texts).map((name) => [name, (defaults.get(name) ?? '').trim()]),
    ),
  };
}

const cleanShortcut = (shortcut: string): string => shortcut.trim().replace(/^\//, '').toLowerCase();

function limit(text: string, most: number): 'empty' | 'too-long' | undefined {
  const { length } = text.trim();
  if (length === 0) return 'empty';
  return length > most ? 'too-long' : undefined;
}
