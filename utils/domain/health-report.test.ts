import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthReport, scrub } from './health-report.ts';

const facts: Parameters<typeof healthReport>[0] = {
  version: '0.1.0',
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  language: 'pt-BR',
  connection: 'ready',
  capabilities: [
    { id: 'groups', state: 'ok' },
    { id: 'remove-members', state: 'changed', detail: 'WAWebGroupRemoveJob.removeParticipants: arity 3' },
  ],
  rows: { people: 1024, notes: 0, log: 7 },
  heardAgoS: 1.6,
};

describe('healthReport', () => {
  it('[E8] [E9] says version, browser, connection, capabilities and orders of magnitude', () => {
    expect(healthReport(facts)).toBe(`Muster 0.1.0
Browser: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36
Language: pt-BR
Connection: ready, heard 2 s ago

Capabilities:
- groups: ok
- remove-members: changed (WAWebGroupRemoveJob.removeParticipants: arity 3)

Rows:
- people: 1000–10000
- notes: 0
- log: 7
`);
  });

  it('[E8] works before anything was heard', () => {
    const text = healthReport({ ...facts, connection: undefined, capabilities: [], heardAgoS: undefined });
    expect(text).toContain('Connection: no account seen\n');
    expect(text).toContain('- none reported');
    expect(healthReport({ ...facts, rows: undefined })).toContain('Rows:\n- not counted\n');
  });

  it('[E8] never lets an id, an address, a link or a number through, whatever a detail holds', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 18 })
      .map((all) => all.join(''));
    const secret = fc.oneof(
      fc
        .tuple(digits, fc.constantFrom('@lid', '@c.us', '@g.us', '@s.whatsapp.net'))
        .map((both) => both.join('')),
      digits,
      digits.map((number) => `+${number.slice(0, 2)} ${number.slice(2, 5)}-${number.slice(5)}0`),
      fc.constant('https://chat.whatsapp.com/AbCdEf'),
    );
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, hidden, after) => {
        const detail = `${before} ${hidden} ${after}`;
        const text = healthReport({ ...facts, capabilities: [{ id: 'groups', state: 'broken', detail }] });
        const line = text.split('\n').find((each) => each.startsWith('- groups')) ?? '';
        expect(line).not.toContain('@');
        expect(line).not.toContain('chat.whatsapp');
        expect(line).not.toMatch(/\d(?:[ ()-]?\d){4}/);
      }),
    );
  });

  it('[E8] keeps a detail on one line', () => {
    expect(scrub(`a\nConnection: ready\n${'b'.repeat(500)}`)).toMatch(/^[^\n]{200}$/);
  });
});
