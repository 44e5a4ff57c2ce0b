import { expect, it } from 'vitest';
import { shareDeclarations } from '@/scripts/share-declarations.ts';

const CUT = 'text-overflow:ellipsis;white-space:nowrap';
const FIGURES = 'font-variant-numeric:tabular-nums';

it('what stands in many rules is said once, before all others', () => {
  expect(shareDeclarations(`.a{${CUT};flex:1}.b{color:red}.c bdi,.d{color:var(--m-line);${CUT}}`)).toBe(
    `.a,.c bdi,.d{${CUT}}.a{flex:1}.b{color:red}.c bdi,.d{color:var(--m-line)}`,
  );
});

it('a rule that said nothing else goes, and one may share two things', () => {
  expect(shareDeclarations(`.a{${FIGURES}}.b{${CUT};${FIGURES};flex:1}`)).toBe(
    `.b{${CUT}}.a,.b{${FIGURES}}.b{flex:1}`,
  );
});

it.each([
  ['half of what is shared', '.a{white-space:nowrap}'],
  ['what holds under a condition', `@media (width>1px){.a{${CUT}}}`],
  ['selectors that not every browser may know', `.a::part(x){${CUT}}`],
  ['bodies whose declarations cannot be told apart', `.a{content:";";${CUT}}`],
  ['nested rules', `.a{${CUT};&:hover{color:red}}`],
  ['no rules', '/* none */'],
])('%s stays as it is', (_, css) => {
  expect(shareDeclarations(css)).toBe(css);
});
