/**
 * Declarations that stand in many rules of the overlay's style sheets and mean the same wherever they stand: no element has
 * a second class that gives the property another value, so that their place among the rules does not matter. `font` would.
 */
const SHARED = [
  ['text-overflow:ellipsis', 'white-space:nowrap'],
  ['font-variant-numeric:tabular-nums'],
  ['border-block-end:1px solid var(--m-line)'],
  ['cursor:pointer'],
  ['flex-direction:column'],
  ['place-items:center'],
];

type Rule = { text: string; selector?: string; declarations?: string[] };

/** The sheet as the minifier leaves it, with each of these said once, at its beginning, for all rules that have it. */
export function shareDeclarations(css: string): string {
  const rules = rulesOf(css);
  const first = SHARED.map((shared) => {
    const having = rules.filter(({ declarations }) => shared.every((one) => declarations?.includes(one)));
    for (const rule of having)
      rule.declarations = rule.declarations?.filter((one) => !shared.includes(one)) ?? [];
    return having.length === 0 ? '' : `${having.map(({ selector }) => selector).join()}{${shared.join(';')}}`;
  });
  const rest = rules.map(({ text, selector, declarations }) => {
    if (!declarations) return text;
    return declarations.length === 0 ? '' : `${selector}{${declarations.join(';')}}`;
  });
  return [...first, ...rest].join('');
}

/** Everything in its order; what is no plain rule, such as an `@media` with all that is in it, only as text. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) {
      rules.push(ruleOf(css.slice(start, at + 1)));
      start = at + 1;
    }
  }
  return [...rules, { text: css.slice(start) }];
}

function ruleOf(text: string): Rule {
  const [, selector = '', body = ''] = /^\s*([^{}]+)\{([^{}]*)\}$/.exec(text) ?? [];
  // One pseudo-element that a browser does not know would cost the others of its list the rule; quotes may hold a semicolon.
  return selector === '' || /[@:]/.test(selector) || /["'(]/.test(body.replace(/var\([^)]*\)/g, ''))
    ? { text }
    : { text, selector, declarations: body.split(';').filter((one) => one !== '') };
}
