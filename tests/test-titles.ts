/** A comment, a text, a regular expression, a word, or one sign; spaces are left out. */
const TOKEN =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)|'(?<single>(?:[^'\\\n]|\\.)*)'|"(?<double>(?:[^"\\\n]|\\.)*)"|`(?<template>(?:[^`\\]|\\.)*)`|(?<regex>(?<=(?:[(,=:[!&|?{};]|\breturn)\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*)|(?<word>[\w$]+)|(?<sign>\S)/g;

type Token = { text?: string | undefined; sign?: string | undefined };

function tokensOf(source: string): Token[] {
  return [...source.matchAll(TOKEN)].flatMap(({ groups = {} }): Token[] => {
    const { single, double, template, word, sign } = groups;
    const text = single ?? double ?? template;
    return text === undefined ? ((word ?? sign) ? [{ sign: word ?? sign }] : []) : [{ text }];
  });
}

/** Where the bracket that opens at `at` is closed. */
function closing(tokens: readonly Token[], at: number, [open, close]: readonly [string, string]): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    const { sign } = tokens[index] ?? {};
    if (sign === open) depth += 1;
    // The arrow of a type closes nothing.
    if (sign === close && !(close === '>' && tokens[index - 1]?.sign === '=')) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

/**
 * The titles of tests and of their groups as they are written; of tables whose title holds `%s` the texts in them, and for
 * `$rule` what the file has as a `rule`. What stands in comments, in steps and in the tests themselves is none.
 */
export function titlesOf(source: string): string[] {
  const tokens = tokensOf(source);
  return tokens.flatMap(({ sign }, start) => {
    if (!/^(describe|it|test)$/.test(sign ?? '') || tokens[start - 1]?.sign === '.') return [];
    let at = start + 1;
    let last = sign;
    while (tokens[at]?.sign === '.') {
      last = tokens[at + 1]?.sign;
      at += 2;
    }
    if (last === 'step') return [];
    if (tokens[at]?.sign === '<') at = closing(tokens, at, ['<', '>']) + 1;
    if (tokens[at]?.sign !== '(') return [];
    const end = closing(tokens, at, ['(', ')']);
    if (last !== 'each') return tokens[at + 1]?.text ?? [];
    const title = tokens[end + 1]?.sign === '(' ? tokens[end + 2]?.text : undefined;
    if (title === undefined) return [];
    const rows = tokens.slice(at, end).flatMap(({ text }) => text ?? []);
    const field = /\$(\w+)/.exec(title)?.[1];
    const named = tokens.flatMap(({ text }, index) =>
      text !== undefined && tokens[index - 1]?.sign === ':' && tokens[index - 2]?.sign === field ? text : [],
    );
    return [title, ...(title.includes('%s') ? rows : []), ...(field === undefined ? [] : named)];
  });
}
