import { describe, expect, it } from 'vitest';
import { started, startedByHand } from './testing.ts';
import { buildScenario } from './world.ts';

async function demo() {
  const all = await started({ world: buildScenario('demo') });
  const { control } = all.standIn;
  const collection = all.use('WAWebGroupMetadataCollection').default;
  const widOf = (subject: string) => all.toWid(control.groupNamed(subject).id);
  return { ...all, control, collection, widOf };
}

describe('where a group is', () => {
  it.each([
    ['Neighbours of Oak Lane', true, 0],
    ['Oak Lane Together', false, 0],
    ['Соседи по даче', false, 1],
    ['جيران الحديقة', false, 1],
  ])('%s: in memory %s, find asks the server %d times', async (subject, isInMemory, requests) => {
    const { collection, widOf, control } = await demo();
    expect(collection.get(widOf(subject)) !== undefined).toBe(isInMemory);
    const found = await collection.find(widOf(subject));
    expect(found.subject).toBe(subject);
    expect(control.wireLog({ kind: 'query-group' })).toHaveLength(requests);
    expect(collection.get(widOf(subject))).toBe(found);
  });

  it('get takes wids only; a find of a vanished group rejects', async () => {
    const { collection, widOf, control } = await demo();
    const { id } = control.groupNamed('جيران الحديقة');
    expect(collection.get(String(widOf('Neighbours of Oak Lane')))).toBeUndefined();
    control.byHand.vanish(id);
    await expect(collection.find(widOf('جيران الحديقة'))).rejects.toMatchObject({ status: 404 });
  });

  it('leaves what the server did not tell undefined', async () => {
    const { collection, widOf } = await demo();
    const garden = collection.get(widOf('Community garden'));
    expect(garden).toMatchObject({
      groupType: 'LINKED_SUBGROUP',
      isLidAddressingMode: true,
      announce: false,
    });
    for (const field of [
      'memberLinkMode',
      'reportToAdminMode',
      'desc',
      'ephemeralDuration',
      'growthLockExpiration',
    ]) {
      expect(garden?.[field], field).toBeUndefined();
    }
    expect(String(garden?.parentGroup)).toBe(String(widOf('Oak Lane Together')));
  });

  it('a look into the local table takes its time', async () => {
    const { standIn, clock, use, toWid } = await startedByHand({ world: buildScenario('demo') });
    const wid = toWid(standIn.control.groupNamed('Oak Lane Together').id);
    const startMs = standIn.clock.now();
    const found = use('WAWebGroupMetadataCollection').default.find(wid);
    expect(use('WAWebGroupMetadataCollection').default.get(wid)).toBeUndefined();
    expect(String((await clock.settle(found))?.id)).toBe(String(wid));
    expect(standIn.clock.now() - startMs).toBe(5);
    expect(standIn.control.wireLog({ kind: 'query-group' })).toEqual([]);
  });

  it('a refresh by id brings a missed change, and the requests when I am admin', async () => {
    const { use, standIn, wid, metadata, group } = await started({ requests: 3 });
    const { control } = standIn;
    control.fault({ fault: 'lose-notice' });
    group.settings.announce = true;
    group.requests.delete([...group.requests.keys()][0] ?? '');
    group.members.delete([...group.members.keys()].at(-1) ?? '');
    const job = use('WAWebGroupQueryJob');
    expect(await job.queryAndUpdateGroupMetadataById({ id: wid })).toBeUndefined();
    const shown = () => [
      metadata.announce,
      metadata.participants.length,
      metadata.membershipApprovalRequests.length,
    ];
    // The collections follow after the answer.
    expect(shown()).toEqual([false, 10, 0]);
    await new Promise<void>((resolve) => standIn.clock.after(100, resolve));
    expect(shown()).toEqual([true, 9, 2]);
  });

  it('models list no fields and cannot be cloned', async () => {
    const { metadata } = await started();
    expect(Object.keys(metadata)).toEqual([]);
    expect({ ...metadata }).toEqual({});
  });

  it('queryAllGroups asks for everything', async () => {
    const { use, control } = await demo();
    const all = await use('WAWebGroupQueryJob').queryAllGroups();
    expect(all).toHaveLength(
      [...control.world.groups.values()].filter((each) => each.members.has('me')).length,
    );
  });
});

describe('participants', () => {
  it('are found by the form of the group only', async () => {
    const { metadata, toWid, memberIds, standIn } = await started();
    const person = standIn.control.person(memberIds[0] ?? '');
    expect(metadata.participants.get(toWid(person.lid ?? ''))).toBeDefined();
    expect(metadata.participants.get(toWid(person.pn ?? ''))).toBeUndefined();
  });

  it('say who may what: canRemove is true for the super admin, canDemote false, me neither', async () => {
    const { metadata, group, standIn, toWid, memberIds } = await started();
    const { participants } = metadata;
    const owner = participants.get(toWid(standIn.control.idIn(group.id, group.owner ?? '')));
    const me = participants.get(toWid(standIn.control.idIn(group.id, 'me')));
    const member = participants.get(toWid(memberIds[0] ?? ''));
    if (!owner || !me || !member) throw new Error('somebody is missing');
    expect([owner.isAdmin, owner.isSuperAdmin, me.isAdmin, me.isSuperAdmin]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([owner, me, member].map((each) => participants.canRemove(each))).toEqual([true, false, true]);
    expect([owner, me, member].map((each) => participants.canDemote(each))).toEqual([false, false, false]);
    expect(participants.canPromote(member)).toBe(true);
    expect([participants.iAmAdmin(), participants.iAmSuperAdmin(), participants.iAmMember()]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('have no name and no pair; the getters of the contact have', async () => {
    const { metadata, use, standIn } = await started({ members: 60 });
    const people = metadata.participants.getModelsArray().map((participant) => ({
      contact: participant.contact,
      person: standIn.control.person(String(participant.id)),
    }));
    const unsaved = people.find(
      ({ person }) => person.isPairKnown && !person.isNumberHidden && !person.savedName,
    );
    const hidden = people.find(({ person }) => person.isNumberHidden);
    if (!unsaved || !hidden) throw new Error('the world has nobody to look at');
    const { getName, getPushname } = use('WAWebContactGetters');
    const { getFormattedName, getDisplayName, getIsMyContact } = use('WAWebFrontendContactGetters');
    expect(unsaved.contact).not.toHaveProperty('formattedName');
    expect(unsaved.contact).not.toHaveProperty('isMyContact');
    expect([getName(unsaved.contact), getPushname(unsaved.contact)]).toEqual([
      undefined,
      unsaved.person.pushName,
    ]);
    expect(String(getFormattedName(unsaved.contact)).replace(/\D/g, '')).toBe(
      unsaved.person.pn?.replace('@c.us', ''),
    );
    expect([getDisplayName(unsaved.contact), getIsMyContact(unsaved.contact)]).toEqual([
      unsaved.person.pushName,
      false,
    ]);
    expect(getFormattedName(hidden.contact)).toBe('');
  });

  it('convert LID and PN only where the pair is known here', async () => {
    const { use, toWid, standIn } = await started({ members: 80 });
    const { getCurrentLid, getPhoneNumber } = use('WAWebApiContact');
    const people = [...standIn.control.world.people.values()].filter((each) => each.key !== 'me');
    for (const person of people) {
      const isTold = person.isPairKnown && !person.isNumberHidden;
      const pn = getPhoneNumber(toWid(person.lid ?? ''));
      expect(pn === undefined ? undefined : String(pn)).toBe(isTold ? person.pn : undefined);
      const lid = getCurrentLid(toWid(person.pn ?? ''));
      expect(lid === undefined ? undefined : String(lid)).toBe(isTold ? person.lid : undefined);
    }
    expect(people.some((each) => each.isNumberHidden)).toBe(true);
  });

  it('have a picture only after something asked, by two requests', async () => {
    const { metadata, use, standIn } = await started({ members: 30 });
    const member = metadata.participants
      .getModelsArray()
      .find(({ id }) => standIn.control.person(String(id)).hasPicture);
    const contact = member?.contact as { profilePicThumb?: { img?: string }; getProfilePicThumb(): object };
    expect(contact.profilePicThumb).toBeUndefined();
    contact.getProfilePicThumb();
    expect(contact.profilePicThumb?.img).toBeUndefined();
    expect(standIn.control.wireLog()).toEqual([]);
    await use('WAWebContactProfilePicThumbBridge').profilePicFind(member?.id);
    expect(contact.profilePicThumb?.img).toMatch(/^https:\/\/web\.whatsapp\.com\/pp\//);
    expect(standIn.control.wireLog({ kind: 'query-picture' })).toHaveLength(2);
  });
});

it('limits sizes by type', async () => {
  const { use } = await started();
  const { getGroupSizeLimit } = use('WAWebMiscGatingUtils');
  expect([getGroupSizeLimit('DEFAULT'), getGroupSizeLimit('LINKED_ANNOUNCEMENT_GROUP')]).toEqual([
    1024, 5000,
  ]);
});
