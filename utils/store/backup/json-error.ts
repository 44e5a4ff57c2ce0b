/**
 * Where a text stops being JSON. Engines word this differently and some messages hold no place at all (Chromium 148,
 * November 2026), so we look ourselves; only after `JSON.parse` has failed.
 */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const at = errorIndex(text);
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - (before.lastIndexOf('\n') + 1) + 1 };
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** A small stack machine, so that no depth of nesting can overflow it. */
function errorIndex(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const isFound = pattern.test(text);
    if (isFound) at = pattern.lastIndex;
    return isFound;
  };
  while (true) {
    take(SPACE);
    if (expected === 'comma-or-end' && open.length === 0) return at;
    const char = text[at];
    const inside = open.at(-1);
    const isEnd = (inside === '{' && char === '}') || (inside === '[' && char === ']');
    if (isEnd && (expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end')) {
      at++;
      open.pop();
      expected = 'comma-or-end';
    } else if (expected === 'comma-or-end') {
      if (char !== ',') return at;
      at++;
      expected = inside === '{' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (char !== ':') return at;
      at++;
      expected = 'value';
    } else if (expected === 'key' || expected === 'key-or-end') {
      if (!take(STRING)) return at;
      expected = 'colon';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at++;
      expected = char === '{' ? 'key-or-end' : 'value-or-end';
    } else {
      if (!take(STRING) && !take(SCALAR)) return at;
      expected = 'comma-or-end';
    }
  }
}
