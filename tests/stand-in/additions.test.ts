import { describe, expect, it } from 'vitest';
import { withJobs } from './testing.ts';
import type { WithJobs } from './testing.ts';

describe('add', () => {
  /** A person on nobody's list yet, as the driver asks for them: by number. */
  function newcomer(all: WithJobs, details: Parameters<typeof all.standIn.control.byHand.person>[0] = {}) {
    const person = all.standIn.control.byHand.person(details);
    return { person, ask: { phoneNumber: all.toWid(person.pn ?? '') } };
  }

  it('names LIDs in LID groups, and this page then knows the pair', async () => {
    const all = await withJobs();
    const { person, ask } = newcomer(all);
    const { participants } = await all.job.addGroupParticipants(all.wid, [ask]);
    expect(participants.map((each) => [String(each.userWid), each.code])).toEqual([[person.lid, '200']]);
    expect(String(all.use('WAWebApiContact').getCurrentLid(ask.phoneNumber))).toBe(person.lid);
  });

  it.each([
    ['needs an invite', { addPrivacy: 'needs-invite' }, '403'],
    ['blocked me', { addPrivacy: 'blocked-me' }, '401'],
  ] as const)('%s', async (_title, details, code) => {
    const all = await withJobs();
    const { ask } = newcomer(all, details);
    const { participants } = await all.job.addGroupParticipants(all.wid, [ask]);
    expect(participants[0]?.code).toBe(code);
    expect(participants[0]?.invite_code !== null).toBe(code === '403');
    expect(participants[0]?.invite_code_exp !== null).toBe(code === '403');
  });

  it('puts numbers that are not on WhatsApp into invitedOutContacts, not among the people', async () => {
    const all = await withJobs();
    const first = newcomer(all);
    const nobody = { phoneNumber: all.toWid('447000000000@c.us') };
    const answer = await all.job.addGroupParticipants(all.wid, [nobody, first.ask]);
    expect(answer.participants.map((each) => String(each.userWid))).toEqual([first.person.lid]);
    expect(answer.invitedOutContacts?.map((each) => String(each.phoneNumberWid))).toEqual([
      '447000000000@c.us',
    ]);
  });

  it('says 409 for members, 408 for those who left a moment ago', async () => {
    const all = await withJobs({ addressing: 'pn' });
    all.standIn.control.byHand.leave(all.group.id, all.memberIds[1] ?? '');
    const asks = all.wids.slice(0, 2).map((phoneNumber) => ({ phoneNumber }));
    const { participants } = await all.job.addGroupParticipants(all.wid, asks);
    expect(participants.map((each) => each.code)).toEqual(['409', '408']);
  });

  it('sends to approval where I am no admin; asking again has the sub-code 304', async () => {
    const all = await withJobs();
    const { control } = all.standIn;
    control.byHand.setSettings(all.group.id, { memberAddMode: 'all_member_add' });
    control.byHand.loseAdmin(all.group.id);
    const { ask, person } = newcomer(all);
    const first = await all.job.addGroupParticipants(all.wid, [ask]);
    const second = await all.job.addGroupParticipants(all.wid, [ask]);
    expect(first.participants.map((each) => [each.code, each.subCode])).toEqual([['421', undefined]]);
    expect(second.participants.map((each) => [each.code, each.subCode])).toEqual([
      ['421', { membershipApprovalRequestError: '304' }],
    ]);
    expect(all.group.requests.has(person.key)).toBe(true);
    expect(all.group.members.has(person.key)).toBe(false);
  });

  it('knows its codes; others, 412, and 403 without an invite read as 200', async () => {
    const known = ['401', '402', '404', '406', '408', '409', '417', '419', '421', '431', '432', '451', '500'];
    for (const code of [...known, '403', '412', '777']) {
      const all = await withJobs();
      const { ask, person } = newcomer(all);
      all.standIn.control.fault({ fault: 'person', person: person.key, code });
      const { participants } = await all.job.addGroupParticipants(all.wid, [ask]);
      expect(participants[0]?.code, code).toBe(known.includes(code) ? code : '200');
      expect(all.group.members.has(person.key)).toBe(false);
    }
  });

  it.each([
    [
      { type: 'time', backoff: 3600, limitType: 'hour' },
      'GroupAddParticipantTimeRateLimitServerError',
      'backoff',
      3600,
    ],
    [
      { type: 'count', participantLimit: 5 },
      'GroupAddParticipantCountRateLimitServerError',
      'participantLimit',
      5,
    ],
  ] as const)('a 429 may come as %o', async (rateLimit, name, field, value) => {
    const all = await withJobs();
    all.standIn.control.fault({ fault: 'refuse', on: 'add', code: 429, rateLimit });
    const outcome = all.job.addGroupParticipants(all.wid, [newcomer(all).ask]);
    await expect(outcome).rejects.toMatchObject({ name, [field]: value });
  });

  it.each([[{}], ['bare']])('throws a TypeError without a number (%o)', async (shape) => {
    const all = await withJobs();
    const given = shape === 'bare' ? all.wids[0] : { lid: all.wids[0] };
    await expect(all.job.addGroupParticipants(all.wid, [given])).rejects.toBeInstanceOf(TypeError);
    expect(all.standIn.control.wireLog({ kind: 'add' })).toEqual([]);
  });
});
