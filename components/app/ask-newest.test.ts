import { expect, it } from 'vitest';
import { eventually } from '@/tests/eventually.ts';
import { askNewest } from './ask-newest.ts';

it('[AD60] asks one question at a time, and then the newest of those that came meanwhile', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const ask = askNewest(async (question: string) => {
    asked.push(question);
    await new Promise<void>((resolve) => answers.push(resolve));
  });
  for (const question of ['a', 'b', 'c']) ask(question);
  expect(asked).toEqual(['a']);
  answers.shift()?.();
  await eventually(() => expect(asked).toEqual(['a', 'c']));
  answers.shift()?.();
  await eventually(() => {
    ask('d');
    expect(asked).toContain('d');
  });
});
