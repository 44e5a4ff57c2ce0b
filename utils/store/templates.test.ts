import { describe, expect, it } from 'vitest';
import { aTemplate, NOON } from '@/tests/builders.ts';
import { testStore } from '@/tests/test-store.ts';
import { asId } from '@/utils/domain/ids.ts';

const { order: _order, updatedAt: _updatedAt, ...hello } = aTemplate();
const bye = { ...hello, id: asId<never>('template-2'), name: 'Bye', shortcut: 'bye' };

describe('templates', () => {
  it('are kept in order, changed and deleted', async () => {
    const { ask, clock } = testStore();
    await ask('putTemplate', { template: hello });
    await ask('putTemplate', { template: bye });
    clock.set(NOON + 1);
    await ask('putTemplate', { template: { ...hello, name: ' Hello ' } });
    await ask('putTemplate', { template: bye });
    expect(await ask('templates', {})).toMatchObject([
      { name: 'Hello', order: 0, updatedAt: NOON + 1 },
      { name: 'Bye', order: 1, updatedAt: NOON },
    ]);
    await ask('orderTemplates', { templateIds: [bye.id, hello.id] });
    expect((await ask('templates', {})).map((one) => one.name)).toEqual(['Bye', 'Hello']);
    await ask('deleteTemplate', { templateId: bye.id });
    expect((await ask('templates', {})).map((one) => one.name)).toEqual(['Hello']);
  });

  it('share no shortcut', async () => {
    const { ask, port } = testStore();
    await ask('putTemplate', { template: hello });
    expect(await port.call('putTemplate', { template: { ...bye, shortcut: 'HI' } })).toMatchObject({
      reason: 'in-use',
    });
    await ask('putTemplate', { template: { ...bye, shortcut: undefined } });
    await ask('putTemplate', { template: { ...bye, id: asId('template-3'), shortcut: undefined } });
    expect(await ask('templates', {})).toHaveLength(3);
  });

  it.each([
    ['no text', { texts: {} }],
    ['a blank text', { texts: { en: ' ' } }],
    ['a blank name', { name: ' ' }],
    ['a text past the limit', { texts: { en: 'x'.repeat(4_097) } }],
  ])('with %s are invalid', async (_name, over) => {
    const { port } = testStore();
    expect(await port.call('putTemplate', { template: { ...hello, ...over } })).toMatchObject({
      reason: 'invalid',
    });
  });
});
