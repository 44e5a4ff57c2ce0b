import { expect, it } from 'vitest';
import { testStoreWithGroup } from '@/tests/test-store.ts';
import { ACCOUNT } from '@/tests/builders.ts';
import { asId, type EntryId } from '@/utils/domain/ids.ts';
import { listCsv, readListLines } from '@/utils/domain/list-csv.ts';
import { LIST_ENTRIES_LIMIT, type ListEntry } from '@/utils/domain/lists.ts';
import { CHECK_LIMIT, checkParts } from './check-parts.ts';

it('[DL5] a saved list of the largest size is read back whole, and the store takes each part', async () => {
  const saved = Array.from(
    { length: LIST_ENTRIES_LIMIT },
    (_, at): ListEntry => ({
      id: asId<EntryId>(`e${at}`),
      list: 'deny',
      keys: [`pn:+47${90_000_000 + at}`],
      label: `+47${90_000_000 + at}`,
      at: 0,
    }),
  );
  const typed = readListLines(listCsv(saved, () => '')).flatMap((line) => line.typed ?? []);
  const parts = checkParts(typed);
  expect(parts.flat()).toEqual(saved.map((entry) => entry.label));
  expect(Math.max(...parts.map((part) => part.length))).toBe(CHECK_LIMIT);
  const { port } = await testStoreWithGroup();
  const asked = { accountId: ACCOUNT, numbers: parts.at(-1) ?? [] };
  expect((await port.call('checkNumbers', asked)).ok).toBe(true);
});

it('nothing is checked where no line has a number', () => {
  expect(checkParts([])).toEqual([]);
});
