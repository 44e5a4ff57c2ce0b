/** The driver and messages: answers that prove nothing, requests that hang, parts that are missing. */
import { describe, expect, it } from 'vitest';
import { asId, type GroupId, type MessageId } from '@/utils/domain/ids.ts';
import { value } from './gateway.contract.ts';
import { onDriver } from './driver-test.ts';
import { createStandInHarness } from './gateway-driver.ts';

const test = onDriver();

async function opened(group: 'lid' | 'pn' = 'lid'): Promise<GroupId> {
  const id = test().groups[group];
  value(await test().gateway.openChat(asId(id)));
  await test().settle();
  return id;
}

async function written(id: GroupId, text = 'Buy now'): Promise<MessageId> {
  const [from] = await test().plain(id);
  if (!from) throw new Error('a member');
  const message = test().byOthers.write(id, from.wid, text);
  await test().settle();
  return message;
}

const passing = (ms: number) => new Promise<void>((resolve) => test().standIn.clock.after(ms, resolve));
const requests = () => test().standIn.control.wireLog({ kind: 'revoke-message' });

describe('deleting a message', () => {
  it('[MO11] waits for the attempt that is under way instead of asking twice', async () => {
    const id = await opened();
    const message = await written(id);
    test().standIn.control.fault({ on: 'revoke-message', fault: 'slow-server', delayMs: 50_000, times: 1 });
    expect(await test().gateway.deleteMessage(id, message)).toMatchObject({ reason: 'unclear' });
    expect(await test().gateway.deleteMessage(id, message)).toMatchObject({ reason: 'unclear' });
    expect(value(await test().gateway.deleteMessage(id, message))).toEqual({ outcome: 'done' });
    expect(requests()).toHaveLength(1);
    expect(
      test()
        .deeds()
        .map(({ message: each }) => each),
    ).toEqual([message]);
  });

  it('[MO11] a request that was sent again after a reconnect is one deletion', async () => {
    const id = await opened('pn');
    const message = await written(id);
    test().standIn.control.fault({ on: 'revoke-message', fault: 'lose-answer', times: 1 });
    expect(value(await test().gateway.deleteMessage(id, message))).toEqual({ outcome: 'done' });
    test().standIn.control.disconnect();
    await passing(5_000);
    expect(test().deeds()).toHaveLength(1);
    expect(value(await test().gateway.deleteMessage(id, message)).reason).toBe('already-done');
  });

  it('[MO11] believes no answer: OK without effect is unclear, an error with effect is done', async () => {
    const id = await opened();
    const [one, two] = [await written(id), await written(id)];
    const { control } = test().standIn;
    control.fault({ on: 'revoke-message', fault: 'nothing-happens', times: 1 });
    expect(value(await test().gateway.deleteMessage(id, one))).toEqual({ outcome: 'unclear' });
    control.fault({ on: 'revoke-message', fault: 'unreadable', times: 1 });
    expect(value(await test().gateway.deleteMessage(id, two))).toEqual({ outcome: 'done' });
    expect(
      test()
        .deeds()
        .map(({ message }) => message),
    ).toEqual([two]);
  });

  it('says that WhatsApp refused, with its word', async () => {
    const id = await opened();
    const message = await written(id);
    test().refuse('delete', 403, 'not-admin');
    expect(value(await test().gateway.deleteMessage(id, message))).toEqual({
      outcome: 'failed',
      reason: 'unknown-code',
      code: 'ERROR_UNKNOWN',
    });
  });

  it('[MO10] finds a message that is not loaded, after a reload, in WhatsApp’s own table', async () => {
    const id = await opened();
    const message = await written(id);
    const { standIn } = test();
    standIn.control.byHand.revoke(id, message);
    standIn.client.state.messages.forget(message);
    expect(value(await test().gateway.messages(id))).toEqual([]);
    expect(value(await test().gateway.messages(id, [message]))).toMatchObject([{ id: message }]);
  });

  it('refuses a message of another group', async () => {
    const id = await opened();
    const message = await written(id);
    expect(await test().gateway.deleteMessage(test().groups.pn, message)).toMatchObject({
      reason: 'invalid-argument',
    });
    expect(value(await test().gateway.messages(test().groups.pn, [message]))).toEqual([]);
  });

  it('leaves out what nobody wrote, and says what is mine', async () => {
    const id = await opened();
    const { control } = test().standIn;
    const [from] = await test().plain(id);
    control.byHand.message(id, from?.wid ?? '', '', { type: 'gp2' });
    const me = value(await test().gateway.members(id)).find(({ isMe }) => isMe);
    const mine = control.byHand.message(id, me?.wid ?? '', 'Mine');
    control.byHand.message(id, from?.wid ?? '', '/9j/4', { type: 'poll_creation' });
    await test().settle();
    const found = value(await test().gateway.messages(id));
    expect(found.map(({ kind, text, author }) => [kind, text, author.isMe])).toEqual([
      ['text', 'Mine', true],
      ['other', undefined, false],
    ]);
    expect(found[0]?.id).toBe(mine);
  });
});

describe('without the part that deletes', () => {
  it.each(['WAWebRevokeMsgAction', 'WAWebMsgActionCapability'])(
    '%s: messages are read all the same',
    async (module) => {
      const harness = await createStandInHarness({ page: { missingModules: [module] } });
      const { gateway, groups, byOthers, standIn } = harness;
      value(await gateway.openChat(asId(groups.lid)));
      const [, , from] = value(await gateway.members(groups.lid));
      const message = byOthers.write(groups.lid, from?.wid ?? asId(''), 'Hello');
      await harness.settle();
      expect(value(await gateway.messages(groups.lid))).toMatchObject([{ id: message, mayDelete: false }]);
      expect(await gateway.deleteMessage(groups.lid, message)).toMatchObject({
        reason: 'missing-capability',
        detail: module,
      });
      expect(await standIn.control.errorReports()).toEqual([]);
      harness.close();
    },
  );

  it.each([
    ['another number of parameters', 'WAWebRevokeMsgAction', 'sendRevoke', 'arity'],
    ['a missing word for it', 'WAWebCmd', 'Revoke', 'gone'],
  ] as const)('%s is seen before it is called', async (_what, module, name, change) => {
    const harness = await createStandInHarness({
      page: { changedSignatures: [{ module, export: name, change }] },
    });
    const { gateway, groups } = harness;
    expect(await gateway.deleteMessage(groups.lid, asId('x'))).toMatchObject({
      reason: 'missing-capability',
    });
    harness.close();
  });
});
