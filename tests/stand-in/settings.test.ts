import { describe, expect, it } from 'vitest';
import { started, startedByHand } from './testing.ts';

const INFO = 'WAWebGroupModifyInfoJob';

describe('setGroupProperty', () => {
  it.each([
    ['announcement', 1, 'announce', true],
    ['announcement', 0, 'announce', false],
    // Trap: only the number 1 switches on.
    ['announcement', true, 'announce', false],
    ['announcement', '1', 'announce', false],
    ['restrict', 1, 'restrict', true],
    ['no_frequently_forwarded', 1, 'noFrequentlyForwarded', true],
    ['membership_approval_mode', true, 'membershipApprovalMode', false],
    ['report_to_admin_mode', 1, 'reportToAdminMode', true],
    ['ephemeral', 604_800, 'ephemeralDuration', 604_800],
    ['ephemeral', 0, 'ephemeralDuration', 0],
  ] as const)('%s = %o sets %s to %o, by the notice', async (property, value, field, expected) => {
    const { use, wid, group, metadata, clock } = await startedByHand();
    const answer = await clock.settle(use(INFO).setGroupProperty(wid, property, value));
    expect(answer.name).toBe('SetPropertyResponseSuccess');
    expect(Object.values(answer.value).every((flag) => flag === false)).toBe(true);
    expect(group.settings[field]).toBe(expected);
    await clock.advance(400);
    expect(metadata[field]).toBe(expected);
  });

  it.each([
    [403, 'SetPropertyResponseClientError', 'errorSetPropertyClientErrors'],
    [500, 'SetPropertyResponseServerError', 'errorServerErrors'],
  ] as const)('resolves on a refusal %d as %s', async (code, name, field) => {
    const { use, wid, standIn, group } = await started();
    standIn.control.fault({ fault: 'refuse', on: 'set-property', code });
    const answer = await use(INFO).setGroupProperty(wid, 'announcement', 1);
    expect(answer).toMatchObject({ name, value: { [field]: { value: { code } } } });
    expect(group.settings.announce).toBe(false);
  });

  it('sends any number of seconds; it is the server who refuses', async () => {
    const { use, wid } = await started();
    const answer = await use(INFO).setGroupProperty(wid, 'ephemeral', 5);
    expect(answer).toMatchObject({ value: { errorSetPropertyClientErrors: { value: { code: 400 } } } });
  });

  it('rejects any other name and sends nothing', async () => {
    const { use, wid, standIn } = await started();
    await expect(use(INFO).setGroupProperty(wid, 'announce', 1)).rejects.toThrow();
    expect(standIn.control.wireLog()).toEqual([]);
  });

  it('throws a TypeError for a text group id', async () => {
    const { use, wid } = await started();
    await expect(use(INFO).setGroupProperty(String(wid), 'announcement', 1)).rejects.toBeInstanceOf(
      TypeError,
    );
  });
});

describe('who can add members', () => {
  it('takes the group as a text, resolves undefined, rejects on a refusal', async () => {
    const { use, wid, group, standIn } = await started();
    const { mexUpdateGroupPropertyJob: update } = use('WAWebMexUpdateGroupPropertyJob');
    expect(await update(String(wid), { member_add_mode: 'ALL_MEMBER_ADD' })).toBeUndefined();
    expect(group.settings.memberAddMode).toBe('all_member_add');
    await expect(update(wid, { member_add_mode: 'ADMIN_ADD' })).rejects.toBeInstanceOf(TypeError);
    standIn.control.fault({ fault: 'refuse', on: 'mex-property', code: 403 });
    const refused = update(String(wid), { member_add_mode: 'ADMIN_ADD' });
    await expect(refused).rejects.toMatchObject({ name: 'ServerStatusCodeError', status: 403 });
  });
});

describe('texts', () => {
  it('sends a subject of any length; the server refuses more than 100', async () => {
    const { use, wid, group } = await started();
    await expect(use(INFO).setGroupSubject(wid, 'x'.repeat(101))).rejects.toMatchObject({ status: 406 });
    expect(await use(INFO).setGroupSubject(wid, 'y'.repeat(100))).toBeUndefined();
    expect(group.subject).toBe('y'.repeat(100));
  });

  it('needs the right previous id of the description, and a new one', async () => {
    const { use, wid, group } = await started();
    const { setGroupDescription } = use(INFO);
    const base = { groupWid: wid, desc: 'Be kind' };
    await expect(setGroupDescription({ ...base })).rejects.toBeInstanceOf(TypeError);
    await setGroupDescription({ ...base, newDescId: 'A' });
    expect([group.desc, group.descId]).toEqual(['Be kind', 'A']);
    const wrong = setGroupDescription({ ...base, newDescId: 'B', prevDescId: 'X' });
    await expect(wrong).rejects.toMatchObject({ status: 409 });
    await setGroupDescription({ groupWid: wid, desc: null, newDescId: 'B', prevDescId: 'A' });
    expect([group.desc, group.descId]).toEqual([undefined, undefined]);
    const long = setGroupDescription({ groupWid: wid, desc: 'x'.repeat(2049), newDescId: 'C' });
    await expect(long).rejects.toMatchObject({ status: 406 });
  });
});

describe('pictures and invite links', () => {
  it('a picture that was set rejects when its follow-up read fails', async () => {
    const { use, wid, standIn } = await started();
    const { sendSetPicture, requestDeletePicture } = use('WAWebContactProfilePicThumbBridge');
    expect(await sendSetPicture(wid, 'data:', 'data:')).toEqual({ status: 200 });
    standIn.control.fault({ fault: 'refuse', on: 'query-picture', code: 404 });
    await expect(sendSetPicture(wid, 'data:', 'data:')).rejects.toMatchObject({ status: 404 });
    expect(await requestDeletePicture(wid)).toEqual({ status: 200 });
    expect(standIn.control.ledger({ action: 'picture' }).map((each) => each.detail)).toEqual([
      'set',
      'set',
      'deleted',
    ]);
  });

  it('an invite code is read as a text and reset as an object', async () => {
    const { use, wid, group } = await started();
    const before = await use('WAWebMexFetchGroupInviteCodeJob').fetchMexGroupInviteCode(wid);
    const { code } = await use('WAWebGroupInviteJob').resetGroupInviteCode(wid);
    expect([before === code, group.inviteCode]).toEqual([false, code]);
  });
});

describe('rights', () => {
  it('a plain member may not; a suspended group is locked', async () => {
    const { use, wid, group, standIn } = await started();
    standIn.control.byHand.suspend(group.id);
    await expect(use('WAWebGroupInviteJob').resetGroupInviteCode(wid)).rejects.toMatchObject({ status: 423 });
    group.isSuspended = false;
    standIn.control.byHand.loseAdmin(group.id);
    await expect(use('WAWebGroupInviteJob').resetGroupInviteCode(wid)).rejects.toMatchObject({ status: 403 });
    await expect(use(INFO).setGroupSubject(wid, 'x')).rejects.toMatchObject({ status: 403 });
  });

  it.each([
    [true, false, false],
    [false, false, true],
    [true, true, true],
  ])('restrict %s, admin %s: may set the subject %s', async (restrict, isAdmin, may) => {
    const { metadata, clock, standIn, group } = await startedByHand();
    standIn.control.byHand.setSettings(group.id, { restrict });
    if (!isAdmin) standIn.control.byHand.loseAdmin(group.id);
    await clock.advance(900);
    const { canSetSubject, canSetDescription, canSetEphemeralSetting, canSetGroupProperty } =
      metadata as unknown as Record<string, () => boolean>;
    expect([canSetSubject?.(), canSetDescription?.(), canSetEphemeralSetting?.()]).toEqual([may, may, may]);
    expect(canSetGroupProperty?.()).toBe(isAdmin);
  });
});
