import { expect, it } from 'vitest';
import { backupTables } from '@/utils/contracts/backup.ts';
import { TABLE_NAMES, tableName } from './import-words.ts';

it('every table of an export has words, and one of a later version its own name', () => {
  expect(Object.keys(backupTables.shape).filter((name) => !Object.hasOwn(TABLE_NAMES, name))).toEqual([]);
  expect(tableName('toString')).toBe('toString');
});
