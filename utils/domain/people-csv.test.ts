import { expect, it } from 'vitest';
import { asId } from './ids.ts';
import { type CsvPerson, peopleCsv } from './people-csv.ts';

const person: CsvPerson = {
  personId: asId('p'),
  displayName: '=Ash',
  phone: { e164: '+4790000001', formatted: '+47 900 00 001', country: 'NO' },
  isBusiness: false,
  isMyContact: false,
  isMe: false,
  tags: [asId('red')],
  groupTags: [
    { groupId: asId('g'), tagId: asId('red') },
    { groupId: asId('g'), tagId: asId('blue') },
  ],
  noteCount: 2,
  changedAt: 0,
  groupCount: 3,
  role: 'admin',
  strikes: 1,
  listed: { list: 'deny' },
};
const words = {
  tagName: (tag: string) => tag,
  roleName: (role: string) => `a ${role}`,
  listName: (list: string) => `${list} list`,
};

it('[E1] [E3] people as a file: each tag once, nothing that a spreadsheet would run', () => {
  const [, line, hidden] = peopleCsv(
    [person, { ...person, displayName: undefined, phone: undefined, role: undefined, listed: undefined }],
    words,
  ).split('\r\n');
  expect(line).toBe('\'+4790000001,\'=Ash,,NO,3,a admin,"red, blue",1,deny list,2');
  expect(hidden).toBe(',,,,3,,"red, blue",1,,2');
});
