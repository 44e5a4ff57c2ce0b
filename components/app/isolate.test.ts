import { expect, it } from 'vitest';
import { isolate } from './isolate.ts';

it.each([
  ['Anna', 'Anna'],
  ['Anna\u202e gnp\u2069.exe', 'Anna gnp.exe'],
  ['  two\n lines ', 'two lines'],
  ['', ''],
  ['a'.repeat(5_000), `${'a'.repeat(79)}…`],
])('fences %j', (name, expected) => {
  expect(isolate(name)).toBe(`\u2068${expected}\u2069`);
});
