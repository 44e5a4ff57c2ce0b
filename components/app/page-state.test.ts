import { expect, it } from 'vitest';
import { createPageState } from './page-state.ts';

it('state of the page is read where it was changed last', () => {
  const state = createPageState(1);
  expect(state.read()).toBe(1);
  state.change(2);
  expect(state.read()).toBe(2);
});
