import { describe, expect, it } from 'vitest';
import { type CompileRegex, createNameMatcher, patternProblem } from './name-matcher.ts';

/** A pattern `slow` takes 400 ms a name. */
function world() {
  let now = 0;
  const compiledOften: string[] = [];
  const compile: CompileRegex = (source) => {
    compiledOften.push(source);
    if (source === 'bad') return { problem: 'missing closing ]', part: '[a' };
    return {
      isIn(text) {
        if (source === 'slow') now += 400;
        return text.includes(source);
      },
    };
  };
  return { isLike: createNameMatcher(compile, () => now), compile, compiledOften };
}

describe('names against patterns', () => {
  it('[SC6] a text is found whatever its case', () => {
    expect(world().isLike({ as: 'text', text: 'ann' }, 'Anna')).toBe(true);
  });

  it('[SC7] a pattern is stopped when its time is used up, and no other with it', () => {
    const { isLike } = world();
    const results = ['slow', 'x', 'x', 'x'].map((name) => isLike({ as: 'regex', text: 'slow' }, name));
    expect(results).toEqual([true, false, false, 'pattern']);
    expect(isLike({ as: 'regex', text: 'x' }, 'x')).toBe(true);
  });

  it('[SC7] one that is none is told from one that took too long', () => {
    expect(world().isLike({ as: 'regex', text: 'bad' }, 'x')).toBe('no-pattern');
  });

  it('compiles each once', () => {
    const { isLike, compiledOften } = world();
    for (const name of ['a', 'b', 'c']) isLike({ as: 'regex', text: 'x' }, name);
    expect(compiledOften).toEqual(['x']);
  });

  it.each([
    [{ as: 'text', text: 'bad' } as const, undefined],
    [{ as: 'regex', text: 'bad' } as const, { kind: 'missing-bracket', part: '[a' }],
    [{ as: 'regex', text: 'x'.repeat(201) } as const, { kind: 'too-long', part: '' }],
  ])('[SC8] says what is wrong with a pattern before it is kept: %j', (pattern, problem) => {
    expect(patternProblem(world().compile, pattern)).toEqual(problem);
  });
});
