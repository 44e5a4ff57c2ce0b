import { describe, expect, it } from 'vitest';
import { isEmail, readInviteLines } from './invite-lines.ts';

const KNOWN = {
  users: new Set(['here@shop.example']),
  roles: new Set(['agent', 'viewer']),
  teams: new Set(['north']),
};
const read = (text: string, role?: string) => readInviteLines(text, { ...KNOWN, role });

describe('inviting many users at once', () => {
  it('[RG17] columns are known by their headings, in any order; others are left out', () => {
    const { ready, bad } = read(
      '\ufeffTeam;Phone;Role;E-Mail\r\nNorth;1;Agent;Ann@Shop.example\r\n;2;viewer;bea@shop.example\r\n',
    );
    expect(bad).toEqual([]);
    expect(ready).toEqual([
      { line: 2, email: 'ann@shop.example', role: 'Agent', team: 'North' },
      { line: 3, email: 'bea@shop.example', role: 'viewer', team: '' },
    ]);
  });

  it('[RG17] without headings a line is an address, a role and a team, of which the last two may be missing', () => {
    expect(read('ann@shop.example\n\n  \nbea@shop.example,viewer,north', 'agent').ready).toEqual([
      { line: 1, email: 'ann@shop.example', role: 'agent', team: '' },
      { line: 4, email: 'bea@shop.example', role: 'viewer', team: 'north' },
    ]);
  });

  it.each([
    [',agent', 'no-email'],
    ['nobody,agent', 'bad-email'],
    ['a@b@c.example,agent', 'bad-email'],
    ['HERE@shop.example,agent', 'already-in'],
    ['ann@shop.example', 'no-role'],
    ['ann@shop.example,boss', 'unknown-role'],
    ['ann@shop.example,agent,south', 'unknown-team'],
  ])('[RG18] %j is not taken: %s', (line, problem) => {
    const { ready, bad } = read(`bea@shop.example,agent\n${line}`);
    expect(ready).toHaveLength(1);
    expect(bad).toMatchObject([{ line: 2, problem }]);
  });

  it('[RG16] [RG18] an address that comes twice is invited once, whatever its case', () => {
    const { ready, bad } = read('ann@shop.example,agent\nANN@shop.example ,viewer');
    expect(ready).toMatchObject([{ line: 1, role: 'agent' }]);
    expect(bad).toMatchObject([{ line: 2, problem: 'twice', text: 'ANN@shop.example , viewer' }]);
  });

  it('[RG17] a hundred and more lines at once', () => {
    const text = Array.from({ length: 500 }, (_, n) => `user${n}@shop.example,agent`).join('\n');
    expect(read(text).ready).toHaveLength(500);
    expect(read('')).toEqual({ ready: [], bad: [] });
  });

  it('[RG18] what no address can be is none', () => {
    expect(isEmail(`${'a'.repeat(250)}@b.example`)).toBe(false);
    expect(isEmail('ann@shop')).toBe(false);
    expect(isEmail('müller@shop.example')).toBe(true);
  });
});
