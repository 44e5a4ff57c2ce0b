/** Names of colours and sizes in style sheets stand hundreds of times in the overlay: there each gets a short one. */
const OURS = /--m-[a-z0-9-]+/g;
/** Put together at run time, by the colour's name. */
const isPutTogether = (name: string): boolean => name.startsWith('--m-tag-');

/** The script with its style sheets; the names that stand most often become the shortest. */
export function shortenProperties(code: string): string {
  if (/--m-(?!tag-)[a-z0-9-]*\$\{|--m-["'`]/.test(code))
    throw new Error('the name of a custom property is put together at run time, and could not be found');
  const counts = new Map<string, number>();
  for (const [name] of code.matchAll(OURS)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set([...code.matchAll(/--[\w-]+/g)].map(([name]) => name));
  const short = new Map<string, string>();
  let next = 0;
  for (const [name] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    if (isPutTogether(name)) continue;
    let made: string;
    do made = `--${(next++).toString(36)}`;
    while (taken.has(made));
    short.set(name, made);
  }
  return code.replace(OURS, (name) => short.get(name) ?? name);
}
