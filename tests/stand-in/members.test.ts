import { describe, expect, it } from 'vitest';
import { withJobs } from './testing.ts';
import type { Started, WithJobs } from './testing.ts';

type Kind = 'remove' | 'promote' | 'demote';

function run({ job, wid, isLid }: WithJobs, kind: Kind, wids: readonly unknown[]) {
  if (kind === 'remove') return job.removeGroupParticipants(wid, wids);
  return kind === 'promote'
    ? job.promoteGroupParticipants(wid, wids, isLid)
    : job.demoteGroupParticipants(wid, wids, isLid);
}

const actions = ({ standIn }: Started): string[] =>
  standIn.control.ledger({ by: 'me' }).map((each) => each.action);

describe('remove, promote, demote', () => {
  it.each([
    ['remove', ['removed', 'removed']],
    ['promote', ['promoted', 'promoted']],
  ] as const)('%s answers 207 with text codes in the form of the group', async (kind, done) => {
    const all = await withJobs();
    const answer = await run(all, kind, all.wids.slice(0, 2));
    expect(answer.status).toBe(207);
    expect(answer.participants.map((each) => [String(each.userWid), each.code])).toEqual(
      all.memberIds.slice(0, 2).map((id) => [id, '200']),
    );
    expect(actions(all)).toEqual(done);
  });

  it.each([
    ['remove', 'lid', '404'],
    ['remove', 'pn', '404'],
  ] as const)(
    '%s sends ids as given: the other form is nobody in a %s group',
    async (kind, addressing, code) => {
      const all = await withJobs({ addressing });
      const person = all.standIn.control.person(all.memberIds[0] ?? '');
      const other = all.toWid((addressing === 'lid' ? person.pn : person.lid) ?? '');
      const answer = await run(all, kind, [other]);
      expect(answer.participants.map((each) => each.code)).toEqual([code]);
      expect(actions(all)).toEqual([]);
    },
  );

  it('promote without its third argument turns LIDs into numbers: nobody in a LID group', async () => {
    const all = await withJobs();
    const known = all.wids.find((wid) => all.use('WAWebApiContact').getPhoneNumber(wid));
    const answer = await all.job.promoteGroupParticipants(all.wid, [known]);
    expect(answer.participants.map((each) => each.code)).toEqual(['404']);
    expect(String(answer.participants[0]?.userWid)).toMatch(/@c\.us$/);
    expect(actions(all)).toEqual([]);
  });

  it('promote without a known pair throws before sending', async () => {
    const all = await withJobs({ members: 60 });
    const unknown = all.wids.find((wid) => !all.use('WAWebApiContact').getPhoneNumber(wid));
    expect(unknown).toBeDefined();
    await expect(all.job.promoteGroupParticipants(all.wid, [unknown], false)).rejects.toBeInstanceOf(
      TypeError,
    );
    expect(all.standIn.control.wireLog({ kind: 'promote' })).toEqual([]);
  });

  it.each([
    ['remove', ['404', '405', '406', '500']],
    ['promote', ['404', '419']],
    ['demote', ['404', '406']],
  ] as const)('%s knows the codes %j', async (kind, known) => {
    for (const code of ['403', '404', '405', '406', '412', '419', '500', '777']) {
      const all = await withJobs();
      const { control } = all.standIn;
      if (kind === 'demote') control.byHand.promote(all.group.id, all.memberIds.slice(0, 2));
      control.fault({ fault: 'person', person: all.memberIds[0] ?? '', code });
      const outcome = run(all, kind, all.wids.slice(0, 2));
      if ((known as readonly string[]).includes(code)) {
        expect((await outcome).participants.map((each) => each.code)).toEqual([code, '200']);
      } else if (kind === 'remove') {
        // Trap: reads as done.
        expect((await outcome).participants.map((each) => each.code)).toEqual(['200', '200']);
      } else {
        // Trap: the whole call throws without a status although the other one was done.
        const error = await outcome.catch((each: unknown) => each);
        expect(error).toMatchObject({ name: 'SmaxParsingFailure' });
        expect(error).not.toHaveProperty('status');
      }
      expect(actions(all)).toHaveLength(1);
    }
  });

  it.each([
    ['remove', 413, 'ServerStatusCodeError'],
    ['promote', 413, 'SmaxParsingFailure'],
    ['remove', 486, 'ServerStatusCodeError'],
    ['promote', 429, 'ServerStatusCodeError'],
    ['demote', 423, 'ServerStatusCodeError'],
    ['demote', 599, 'SmaxParsingFailure'],
  ] as const)('%s refused as a whole with %d: %s', async (kind, code, name) => {
    const all = await withJobs();
    all.standIn.control.fault({ fault: 'refuse', on: kind, code });
    const error = await run(all, kind, all.wids.slice(0, 1)).catch((each: unknown) => each);
    expect(error).toMatchObject(name === 'ServerStatusCodeError' ? { name, status: code } : { name });
  });

  it.each(['remove', 'promote', 'demote'] as const)('%s takes 1,024 and throws at 1,025', async (kind) => {
    const all = await withJobs();
    const many = (count: number): unknown[] => Array.from({ length: count }, () => all.wids[0]);
    await expect(run(all, kind, many(1025))).rejects.toThrow();
    expect(all.standIn.control.wireLog({ kind })).toEqual([]);
    expect((await run(all, kind, many(1024))).participants).toHaveLength(1024);
  });

  it.each([
    ['remove', '405'],
    ['demote', '406'],
  ] as const)('%s of the super admin is the server to refuse: %s', async (kind, code) => {
    const all = await withJobs();
    const owner = all.toWid(all.standIn.control.idIn(all.group.id, all.group.owner ?? ''));
    expect((await run(all, kind, [owner])).participants[0]?.code).toBe(code);
  });

  it.each([['text'], [undefined]])('throws a TypeError for a group given as %s', async (bad) => {
    const all = await withJobs();
    await expect(all.job.removeGroupParticipants(bad, all.wids)).rejects.toBeInstanceOf(TypeError);
  });

  it('is refused after I lost my rights, and after the group vanished', async () => {
    const all = await withJobs();
    const { control } = all.standIn;
    control.afterActions(all.group.id, 1, () => control.byHand.loseAdmin(all.group.id));
    await run(all, 'remove', all.wids.slice(0, 1));
    await expect(run(all, 'remove', all.wids.slice(1, 2))).rejects.toMatchObject({ status: 403 });
    control.byHand.vanish(all.group.id);
    await expect(run(all, 'remove', all.wids.slice(1, 2))).rejects.toMatchObject({ status: 404 });
  });
});

it("notes a call of the interface's own action", async () => {
  const all = await withJobs();
  await all.use('WAWebModifyParticipantsGroupAction').removeParticipants();
  const [page] = await all.standIn.control.pages();
  expect(page?.misused).toEqual(['WAWebModifyParticipantsGroupAction']);
});
