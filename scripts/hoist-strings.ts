/**
 * Gives a text that stands many times in a script one name at its top. The minifier leaves each copy where it is, which
 * is right for what is sent compressed; a content script is read from the disk as it is, for every page.
 */
import { parseAst } from 'vite';

type Found = { type: string; start: number; end: number; [field: string]: unknown };

const isNode = (value: unknown): value is Found =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every node below, with its parent and the field it stands in. */
function* below(node: Found): Generator<{ node: Found; parent: Found; field: string }> {
  for (const [field, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) {
        yield { node: child, parent: node, field };
        yield* below(child);
      }
}

/** Names that nothing in the script has, the shortest first. */
function* freeNames(taken: ReadonlySet<string>): Generator<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
  // Words of two letters that the language keeps for itself.
  const kept = new Set(['do', 'if', 'in', 'of', 'as', 'is']);
  for (let length = 1; ; length++)
    for (const name of words(letters, length)) if (!taken.has(name) && !kept.has(name)) yield name;
}

function* words(letters: readonly string[], length: number): Generator<string> {
  if (length === 0) yield '';
  else for (const start of words(letters, length - 1)) for (const letter of letters) yield start + letter;
}

/** The code with its repeated texts named; unchanged where it is not one function that calls itself, or nothing is won. */
export function hoistStrings(code: string): string {
  const program = parseAst(code) as unknown as Found;
  const at = code.indexOf('{') + 1;
  if (!/^!?\(?(?:function\(\)|\(\)=>)\{/.test(code)) return code;

  const taken = new Set<string>();
  const copies = new Map<string, Found[]>();
  for (const { node, parent, field } of below(program)) {
    if (node.type === 'Identifier') taken.add(String(node.name));
    if (node.type !== 'Literal' || typeof node.value !== 'string') continue;
    const isKey = field === 'key' && parent.computed !== true;
    if (!isKey && typeof parent.directive !== 'string')
      copies.set(node.value, [...(copies.get(node.value) ?? []), node]);
  }

  const wordAt = (index: number): boolean => /[\w$]/.test(code.charAt(index));
  /** A word beside a text needs a blank beside a name. */
  const blanks = ({ start, end }: Found): number => Number(wordAt(start - 1)) + Number(wordAt(end));
  const sorted = [...copies.values()].sort((a, b) => b.length - a.length);
  const names = freeNames(taken);
  const named: string[] = [];
  const changes: { start: number; end: number; text: string }[] = [];
  let name = names.next().value ?? '';
  for (const nodes of sorted) {
    const [first] = nodes;
    if (!first) continue;
    const length = first.end - first.start;
    const after = nodes.reduce((sum, node) => sum + name.length + blanks(node), 0) + length + name.length + 2;
    if (after >= length * nodes.length) continue;
    named.push(`${name}=${code.slice(first.start, first.end)}`);
    for (const { start, end } of nodes)
      changes.push({
        start,
        end,
        text: `${wordAt(start - 1) ? ' ' : ''}${name}${wordAt(end) ? ' ' : ''}`,
      });
    name = names.next().value ?? '';
  }
  if (named.length === 0) return code;

  let result = `${code.slice(0, at)}var ${named.join(',')};`;
  let from = at;
  for (const { start, end, text } of changes.sort((a, b) => a.start - b.start)) {
    result += code.slice(from, start) + text;
    from = end;
  }
  return result + code.slice(from);
}
