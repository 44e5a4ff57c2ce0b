// Longer than 250 lines: sending, deleting, pinning and blocking are told in one world of messages.
import { describe, expect, it } from 'vitest';
import { from, startedByHand, watch } from './testing.ts';

async function writing() {
  const all = await startedByHand({ requests: 0 });
  const chat = all.use('WAWebChatCollection').ChatCollection.get(all.wid);
  const { createTextMsgData, addAndSendTextMsg } = all.use('WAWebSendTextMsgChatAction');
  const make = async (text: string, options?: object) => {
    const data = await all.clock.settle(createTextMsgData(chat, text, options));
    if (!data) throw new Error('no message');
    return data;
  };
  const { MsgCollection } = all.use('WAWebMsgCollection');
  return { ...all, chat, createTextMsgData, addAndSendTextMsg, make, MsgCollection };
}

describe('sending', () => {
  it('makes data with its final key, and null for blank text', async () => {
    const { createTextMsgData, chat, clock, make, standIn } = await writing();
    expect(await clock.settle(createTextMsgData(chat, '  \n'))).toBeNull();
    const data = await make('Hello');
    expect(String(data.id)).toMatch(/^true_.*@g\.us_3EB0/);
    expect(standIn.control.wireLog()).toEqual([]);
  });

  it('resolves one promise; acks come as change:ack (msg, ack) on message and collection', async () => {
    const { addAndSendTextMsg, chat, make, MsgCollection, clock, standIn, group } = await writing();
    const data = await make('Hello');
    const seen = watch(addAndSendTextMsg(chat, data));
    const message = MsgCollection.get(String(data.id));
    const acks: unknown[] = [];
    message?.on('change:ack', (each: unknown, ack: number) => acks.push([each === message, ack]));
    MsgCollection.on('change:ack', (_each: unknown, ack: number) => acks.push(ack));
    expect(message?.ack).toBe(0);
    await clock.advance(5000);
    expect(seen.value).toMatchObject({ messageSendResult: 'OK', count: 1 });
    expect(acks).toEqual([[true, 1], 1, [true, 2], 2, [true, 3], 3]);
    expect(standIn.control.ledger({ group: group.id, action: 'message' })).toHaveLength(1);
  });

  it('the other way of sending gives an array of two promises', async () => {
    const { use, chat, make, clock } = await writing();
    const pair = use('WAWebSendMsgChatAction').addAndSendMsgToChat(chat, await make('Hello'));
    expect(pair).toHaveLength(2);
    expect(await clock.settle(pair[1] ?? Promise.resolve())).toMatchObject({ messageSendResult: 'OK' });
  });

  it('marks the chat read and sends read receipts, every time', async () => {
    const { addAndSendTextMsg, chat, make, clock, standIn, group, memberIds } = await writing();
    standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'One');
    standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'Two');
    await clock.advance(900);
    expect(chat?.unreadCount).toBe(2);
    const data = await make('Hello');
    void addAndSendTextMsg(chat, data);
    expect(chat?.unreadCount).toBe(0);
    await clock.advance(900);
    expect(standIn.control.wireLog({ kind: 'send-read-receipts' }).map((each) => each.people)).toEqual([2]);
  });

  it('@all mentions nobody unless it is asked for', async () => {
    const { addAndSendTextMsg, chat, make, clock, standIn, group } = await writing();
    await clock.settle(addAndSendTextMsg(chat, await make('@all hi')));
    await clock.settle(addAndSendTextMsg(chat, await make('@all hi', { maybeNonJidMentioned: true })));
    const sent = standIn.control.world.chats.get(group.id)?.messages ?? [];
    expect(sent.map((each) => each.mentionsEveryone ?? false)).toEqual([false, true]);
  });

  it('ERROR_UNKNOWN proves nothing: the message may be there with ack 1', async () => {
    const { addAndSendTextMsg, chat, make, clock, standIn, MsgCollection } = await writing();
    standIn.control.fault({ fault: 'unreadable', on: 'send-message' });
    const data = await make('Hello');
    const result = await clock.settle(addAndSendTextMsg(chat, data));
    expect(result.messageSendResult).toBe('ERROR_UNKNOWN');
    expect(MsgCollection.get(String(data.id))).toMatchObject({ ack: 1, isSendFailure: false });
    expect(standIn.control.ledger({ action: 'message' })).toHaveLength(1);
  });

  it('a nack carries its code and ack −1', async () => {
    const { addAndSendTextMsg, chat, make, clock, standIn, MsgCollection } = await writing();
    standIn.control.fault({ fault: 'refuse', on: 'send-message', code: 463 });
    const data = await make('Hello');
    await clock.settle(addAndSendTextMsg(chat, data));
    expect(MsgCollection.get(String(data.id))).toMatchObject({
      ack: -1,
      isSendFailure: true,
      ackErrorCode: 463,
    });
  });

  it('unanswered ones are sent again with the same id after a reconnect', async () => {
    const { addAndSendTextMsg, chat, make, clock, standIn } = await writing();
    standIn.control.fault({ fault: 'lose-answer', on: 'send-message', times: 1 });
    const seen = watch(addAndSendTextMsg(chat, await make('Hello')));
    await clock.advance(60_000);
    expect(seen.state).toBe('waiting');
    standIn.control.disconnect();
    await clock.advance(3000);
    expect([seen.state, standIn.control.ledger({ action: 'message' }).length]).toEqual(['done', 1]);
  });

  it('throws a TypeError for an id in place of a chat', async () => {
    const { addAndSendTextMsg, make, wid } = await writing();
    await expect(addAndSendTextMsg(wid, await make('Hello'))).rejects.toBeInstanceOf(TypeError);
  });
});

describe('after a reload', () => {
  it.each([
    { title: 'sent', offline: false, expected: { ack: 3, isSendFailure: false } },
    { title: 'stored, unanswered', offline: true, expected: { ack: 0, isSendFailure: true } },
  ])('a message that was $title is found by id only', async ({ offline, expected }) => {
    const { addAndSendTextMsg, chat, make, clock, standIn } = await writing();
    if (offline) standIn.control.goOffline();
    await clock.advance(10);
    const data = await make('Hello');
    void addAndSendTextMsg(chat, data);
    await clock.advance(5000);
    standIn.close();
    standIn.control.goOnline();
    const next = standIn.openPage();
    await clock.settle(next.mainLoaded());
    await clock.advance(5000);
    const { MsgCollection } = from(next, 'WAWebMsgCollection');
    expect(MsgCollection.get(String(data.id))).toBeUndefined();
    const { messages } = await clock.settle(MsgCollection.getMessagesById([String(data.id)]));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject(expected);
    // Not sent again by itself.
    expect(standIn.control.wireLog({ kind: 'send-message' })).toHaveLength(offline ? 0 : 1);
  });

  it('one that was never added is not found', async () => {
    const { make, clock, MsgCollection } = await writing();
    const data = await make('Hello');
    expect(await clock.settle(MsgCollection.getMessagesById([String(data.id)]))).toEqual({ messages: [] });
  });
});

describe('other acts', () => {
  it('deletes the message of another as admin, for two and a half days', async () => {
    const { use, clock, standIn, group, memberIds, MsgCollection } = await writing();
    const id = standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'Buy now');
    await clock.advance(600);
    const message = MsgCollection.get(id);
    expect(use('WAWebMsgActionCapability').canAdminRevokeMsg(message)).toBe(true);
    const { sendRevoke } = use('WAWebRevokeMsgAction');
    const target = { type: 'message', data: message };
    const result = await clock.settle(sendRevoke(target, use('WAWebCmd').Revoke.Admin, { clearMedia: true }));
    expect(result).toEqual({ messageSendResult: 'OK' });
    expect(standIn.control.ledger({ action: 'revoked' }).map((each) => each.detail)).toEqual([id]);
    await clock.advance(2.6 * 86_400_000);
    expect(use('WAWebMsgActionCapability').canAdminRevokeMsg(message)).toBe(false);
  });

  it('opening a chat loads its newest fifty into memory; before, they are found by id only', async () => {
    const { standIn, clock, group, memberIds } = await writing();
    for (let n = 0; n < 60; n++)
      standIn.control.byHand.message(group.id, memberIds[0] ?? '', `No. ${n}`, { ageS: 100 - n });
    standIn.close();
    const next = standIn.openPage();
    await clock.settle(next.mainLoaded());
    const all = from(next, 'WAWebMsgCollection').MsgCollection;
    const added: unknown[] = [];
    all.on('add', (message: { body: string }) => added.push(message.body));
    expect(all.getModelsArray()).toEqual([]);
    await clock.settle(
      from(next, 'WAWebCmd').Cmd.openChatBottom({
        chat: from(next, 'WAWebChatCollection').ChatCollection.get(group.id),
      }),
    );
    expect(added.at(-1)).toBe('No. 59');
    expect(added.length).toBeLessThanOrEqual(50);
  });

  it('a message that somebody deletes loses its body and tells change:type on model and collection', async () => {
    const { use, clock, standIn, group, memberIds, MsgCollection } = await writing();
    const id = standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'Buy now');
    await clock.advance(600);
    const message = MsgCollection.get(id);
    const heard: unknown[] = [];
    message?.on('change:type', (_each: unknown, type: string) => heard.push(['model', type]));
    MsgCollection.on('change:type', (each: unknown, type: string) => heard.push([each === message, type]));
    standIn.control.byHand.revoke(group.id, id);
    await clock.advance(600);
    expect(message).toMatchObject({ type: 'revoked', body: '' });
    expect(heard).toEqual([
      ['model', 'revoked'],
      [true, 'revoked'],
    ]);
    expect(use('WAWebMsgActionCapability').canAdminRevokeMsg(message)).toBe(false);
    const { sendRevoke } = use('WAWebRevokeMsgAction');
    const target = { type: 'message', data: message };
    const again = await clock.settle(sendRevoke(target, use('WAWebCmd').Revoke.Admin, { clearMedia: true }));
    expect(again).toEqual({ messageSendResult: 'OK' });
    expect(standIn.control.ledger({ action: 'revoked' })).toEqual([]);
  });

  it('a picture has its preview in the body and its words in the caption; mine are not for admins to delete', async () => {
    const all = await writing();
    const { use, clock, standIn, group, memberIds, MsgCollection, make, chat, addAndSendTextMsg } = all;
    const { byHand } = standIn.control;
    const picture = byHand.message(group.id, memberIds[0] ?? '', '/9j/4', { type: 'image', caption: 'Look' });
    await clock.advance(600);
    expect(MsgCollection.get(picture)).toMatchObject({ type: 'image', body: '/9j/4', caption: 'Look' });
    const { canAdminRevokeMsg } = use('WAWebMsgActionCapability');
    expect(canAdminRevokeMsg(MsgCollection.get(picture))).toBe(true);
    const data = await make('Mine');
    await clock.settle(addAndSendTextMsg(chat, data));
    expect(canAdminRevokeMsg(MsgCollection.get(String(data.id)))).toBe(false);
  });

  it('pins, and throws when refused', async () => {
    const { use, clock, standIn, group, memberIds, MsgCollection } = await writing();
    const id = standIn.control.byHand.message(group.id, memberIds[0] ?? '', 'Rules');
    await clock.advance(600);
    const message = MsgCollection.get(id);
    const type = use('WAWebProtobufsE2E.pb').Message$PinInChatMessage$Type.PIN_FOR_ALL;
    const duration = use('WAWebPinMsgConstants').PinExpiryDurationOption.SevenDays;
    const { sendPinInChatMsg } = use('WAWebSendPinMessageAction');
    await clock.settle(sendPinInChatMsg(message, type, duration));
    expect(standIn.control.ledger({ action: 'pinned' })).toHaveLength(1);
    standIn.control.fault({ fault: 'refuse', on: 'pin-message', code: 403 });
    await expect(clock.settle(sendPinInChatMsg(message, type, duration))).rejects.toMatchObject({
      status: 403,
    });
  });

  it('finds or makes the chat of a person; a LID without a number throws', async () => {
    const { use, clock, standIn, toWid } = await writing();
    const { findOrCreateLatestChat } = use('WAWebFindChatAction');
    const stranger = standIn.control.byHand.person();
    const made = await clock.settle(findOrCreateLatestChat(toWid(stranger.pn ?? ''), 'x'));
    const found = await clock.settle(findOrCreateLatestChat(toWid(stranger.pn ?? ''), 'x'));
    expect([made.created, found.created, made.chat === found.chat]).toEqual([true, false, true]);
    await expect(findOrCreateLatestChat(toWid('999999999999999@lid'), 'x')).rejects.toThrow('Lid is missing');
  });

  it('blocks by contact; the list holds the LID where one is known', async () => {
    const { use, clock, standIn, metadata } = await writing();
    const member = metadata.participants.getModelsArray().find(({ id }) => {
      const person = standIn.control.person(String(id));
      return person.isPairKnown && !person.isNumberHidden && person.key !== 'me';
    });
    const person = standIn.control.person(String(member?.id));
    const contact = use('WAWebContactCollection').ContactCollection.get(person.lid);
    await clock.settle(use('WAWebBlockContactAction').blockContact({ contact, blockEntryPoint: 'x' }));
    const { BlocklistCollection } = use('WAWebBlocklistCollection');
    expect(BlocklistCollection.getModelsArray().map(({ id }) => String(id))).toEqual([person.lid]);
    expect(BlocklistCollection.get(person.pn)).toBeUndefined();
  });
});
