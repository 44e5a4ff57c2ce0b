import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { hoistStrings } from '@/scripts/hoist-strings.ts';

/** Runs a script that gives its result to `tell`. */
function run(code: string): unknown {
  let told: unknown;
  runInNewContext(code, {
    tell: (value: unknown) => {
      told = JSON.parse(JSON.stringify(value));
    },
  });
  return told;
}

const long = 'a text that is long enough';

describe('repeated texts', () => {
  it('stand once, and the script does the same', () => {
    const code = `(()=>{function f(a){switch(a){case"${long}":return"${long}";default:return typeof a}}tell([f("${long}"),f(1),"${long}"in{"${long}":1},{["${long}"]:2}])})();`;
    const small = hoistStrings(code);
    expect(run(small)).toEqual(run(code));
    expect(small.length).toBeLessThan(code.length);
    // As the key of an object it must stay.
    expect(small.split(long)).toHaveLength(3);
  });

  it('keep their quotes and escapes', () => {
    const text = String.raw`"it’s \"so\"\n and 'so'"`;
    const code = `(()=>{tell([${text},${text},${text}])})();`;
    const small = hoistStrings(code);
    expect(run(small)).toEqual(run(code));
    expect(small.split(text)).toHaveLength(2);
  });

  it('get names that nothing else has', () => {
    const used = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
    const code = `(()=>{var ${used.map((name, index) => `${name}=${index}`).join(',')};tell([${used.join(',')},"${long}","${long}","${long}"])})();`;
    expect(run(hoistStrings(code))).toEqual(run(code));
  });

  it('are left alone where nothing is won, in directives, and outside of one function', () => {
    for (const code of [
      `(()=>{tell(["a","a","a"])})();`,
      `(()=>{"use strict";function f(){"use strict";return 1}tell(f())})();`,
      `tell(["${long}","${long}","${long}"]);`,
    ])
      expect(hoistStrings(code)).toBe(code);
  });
});
