/** Settings, and the hints of the driver. */
import { describe, expect, it } from 'vitest';
import { onDriver } from './driver-test.ts';
import { value } from './gateway.contract.ts';

const t = onDriver();

describe('settings', () => {
  const details = (): (string | undefined)[] =>
    t()
      .standIn.control.ledger({ by: 'me', action: 'setting' })
      .map(({ detail }) => detail);

  it('switches on what is to be on: the modules take only the number 1', async () => {
    const id = t().groups.lid;
    value(await t().gateway.changeSetting(id, { setting: 'announce', value: true }));
    expect(t().standIn.control.group(id).settings.announce).toBe(true);
    expect(details()).toHaveLength(1);
    value(await t().gateway.changeSetting(id, { setting: 'announce', value: false }));
    expect(t().standIn.control.group(id).settings.announce).toBe(false);
  });

  it('sends nothing when it is so already', async () => {
    value(await t().gateway.changeSetting(t().groups.lid, { setting: 'restrict', value: true }));
    expect(details()).toEqual([]);
  });

  it.each([
    [401, 'not-admin'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ] as const)('a resolved refusal with %i is %s', async (code, reason) => {
    t().refuse('set', code, reason);
    const change = { setting: 'announce', value: true } as const;
    expect(await t().gateway.changeSetting(t().groups.lid, change)).toMatchObject({ reason });
  });

  it('is unclear when the group never shows it', async () => {
    const change = { setting: 'announce', value: true } as const;
    t().standIn.control.fault({ on: 'set-property', fault: 'nothing-happens', times: 1 });
    expect(await t().gateway.changeSetting(t().groups.lid, change)).toMatchObject({
      reason: 'unclear',
    });
  });

  it('changes the description although somebody else did so a moment before', async () => {
    const id = t().groups.lid;
    value(await t().gateway.changeSetting(id, { setting: 'description', value: 'First' }));
    t().standIn.control.fault({
      on: 'set-description',
      fault: 'meanwhile',
      run: () => t().standIn.control.byHand.setDescription(id, 'By another admin'),
      times: 1,
    });
    value(await t().gateway.changeSetting(id, { setting: 'description', value: 'Second' }));
    expect(t().standIn.control.group(id).desc).toBe('Second');
  });
});

describe('icons', () => {
  const picture = { thumbnail: 'data:image/jpeg;base64,AAAA', full: 'data:image/jpeg;base64,BBBB' };

  it.each([
    ['query-picture', 404],
    ['query-picture', 500],
    ['set-picture', 404],
    ['set-picture', 500],
  ] as const)('[GI6] a rejection of %s with %i proves nothing', async (on, code) => {
    t().standIn.control.fault({ on, fault: 'refuse', code, times: 1 });
    const outcome = await t().gateway.changeIcon(t().groups.lid, picture);
    expect(outcome).toMatchObject({ ok: false, reason: 'unclear' });
    const { picture: set } = t().standIn.control.group(t().groups.lid);
    expect(set).toEqual(on === 'set-picture' ? undefined : picture);
  });
});

describe('events', () => {
  it('merge the burst of many additions into one hint', async () => {
    const id = t().groups.lid;
    value(await t().gateway.groups());
    await t().settle();
    t().events.length = 0;
    value(await t().act('approve', id, await t().asking(id)));
    await t().settle();
    const hints = t().events.filter(({ type }) => type === 'members-changed');
    // Eight additions, each with `bulk_add` twice: some notices apart, never one hint each.
    expect(hints.length).toBeGreaterThan(0);
    expect(hints.length).toBeLessThan(8);
  });

  it('[RC12] tell when the collections have followed a refresh', async () => {
    const { gateway, events, settle, byOthers, standIn } = t();
    const id = t().groups.pn;
    value(await gateway.groups());
    standIn.control.fault({ fault: 'lose-notice' });
    const group = standIn.control.group(id);
    group.members.delete([...group.members.keys()].at(-1) ?? '');
    byOthers.ask(id);
    await settle();
    events.length = 0;
    // The server has answered, and the page still shows what it showed before.
    expect(value(await gateway.members(id, { refresh: true }))).toHaveLength(10);
    expect(value(await gateway.requests(id, { refresh: true }))).toHaveLength(9);
    await settle();
    expect(events).toContainEqual({ type: 'members-changed', groupId: id });
    expect(events).toContainEqual({ type: 'requests-changed', groupId: id });
    expect(value(await gateway.members(id))).toHaveLength(9);
  });

  it('end with the signal', async () => {
    value(await t().gateway.groups());
    const heard: string[] = [];
    t().driver.listen(({ type }) => heard.push(type), { signal: new AbortController().signal });
    t().byOthers.join(t().groups.lid);
    await t().settle();
    expect(heard).toContain('members-changed');
    t().stop();
    heard.length = 0;
    t().byOthers.join(t().groups.lid);
    await t().settle();
    expect(heard).toEqual([]);
    expect(await t().gateway.groups()).toMatchObject({ reason: 'page-gone' });
  });
});
