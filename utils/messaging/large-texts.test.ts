import { describe, expect, it } from 'vitest';
import { inOutcome, packTexts, unpackTexts } from './large-texts.ts';

const long = `${'{"name":"Анна 🙂"}\n'.repeat(80_000)}end`;

describe('large texts', () => {
  it('cross the port packed, and come out as they went in', async () => {
    const args = { text: long, mode: 'merge', list: [1], nothing: null };
    const packed = await packTexts(args);
    expect(JSON.stringify(packed).length).toBeLessThan(long.length / 10);
    expect(JSON.parse(JSON.stringify(packed))).toMatchObject({ mode: 'merge', list: [1], nothing: null });
    expect(await unpackTexts(JSON.parse(JSON.stringify(packed)))).toEqual(args);
  });

  it.each([
    ['a short text', { text: 'short' }],
    ['a list', [1, 2]],
    ['nothing', null],
    ['a number', 7],
  ])('%s stays as it is', async (_name, data) => {
    expect(await packTexts(data)).toEqual(data);
    expect(await unpackTexts(data)).toEqual(data);
  });

  it('are packed in good outcomes only', async () => {
    const good = await inOutcome({ ok: true, value: { text: long } }, packTexts);
    expect(good).toMatchObject({ ok: true, value: { text: { packedText: expect.any(String) } } });
    expect(await inOutcome(good, unpackTexts)).toEqual({ ok: true, value: { text: long } });
    const bad = { ok: false, reason: 'quota' } as const;
    expect(await inOutcome(bad, packTexts)).toBe(bad);
  });

  it('throw when damaged', async () => {
    await expect(unpackTexts({ text: { packedText: btoa('no gzip') } })).rejects.toThrow();
  });
});
