import { describe, expect, it } from 'vitest';
import { parseTabHint, parseTabSays } from './tab-link.ts';

const says = { connection: { state: 'ready' }, activeChat: null, drawerOpen: false };

describe('what a tab says to a side panel', () => {
  it('SP6: is taken as it should be, also before anybody is logged in', () => {
    expect(parseTabSays(says)).toEqual(says);
    expect(parseTabSays({ ...says, accountId: 'a1', heardAt: 5, storeTrouble: 'quota' })).toMatchObject({
      accountId: 'a1',
      storeTrouble: 'quota',
    });
  });

  it.each([
    ['nothing', undefined],
    ['a state of no word of ours', { ...says, connection: { state: 'fine' } }],
    ['a chat without an id', { ...says, activeChat: { title: 'Oak Lane' } }],
    ['a trouble of no word of ours', { ...says, storeTrouble: 'tired' }],
  ])('SP6: is dropped when it is %s', (_what, said) => {
    expect(parseTabSays(said)).toBeUndefined();
  });

  it('SP6: names a group or nothing as what to read again', () => {
    expect(parseTabHint('1@g.us')).toBe('1@g.us');
    expect(parseTabHint({ id: 1 })).toBeUndefined();
  });
});
