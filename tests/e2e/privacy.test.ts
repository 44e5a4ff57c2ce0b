import { asId, type NoteId, type TagId } from '../../utils/domain/ids.ts';
import { startStandIn } from '../stand-in/serve.ts';
import { buildWorld } from '../stand-in/world.ts';
import { launchBrowser, releaseBuild } from './browser.ts';
import { expect, test } from './fixture.ts';
import { pierce } from './pierced.ts';
import { expectState, membersOf, openScene, orderFor } from './scene.ts';

/** Words that stand nowhere but in notes, tags and reasons of ours. */
const SECRETS = ['zinnoberfisch', 'quastenflosser', 'mondkalbfleisch'] as const;
const [NOTE, TAG, REASON] = SECRETS;

type Ears = { heard: string[]; ports: string[] };

/** Runs in the page before anything else, with all the means that a script of the page has. */
function listenToAll(): void {
  const ears: Ears = { heard: [], ports: [] };
  Object.defineProperty(window, 'ears', { value: ears });
  const written = (value: unknown): string => {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      // Circles and proxies: what can be said of them in words is enough to find a secret.
      return String(value);
    }
  };
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    ears.heard.push(`${event.type} ${written((event as CustomEvent).detail)}`);
    return dispatch.call(this, event);
  };
  for (const type of ['message', 'storage', 'muster:port', 'muster'])
    window.addEventListener(
      type,
      (event) => ears.heard.push(`${type} ${written((event as MessageEvent).data)}`),
      true,
    );
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (
    this: MessagePort,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: AddEventListenerOptions,
  ) {
    listen.call(
      this,
      type,
      (event: Event) => ears.ports.push(written((event as MessageEvent).data)),
      options,
    );
    listen.call(this, type, listener, options);
  } as typeof listen;
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...sent: unknown[]) {
    ears.ports.push(written(sent[0]));
    Reflect.apply(post, this, sent);
  };
}

/** Runs in the page: everything that it can read, as one text. */
async function readAll(): Promise<string> {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  let left = 200_000;
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') texts.push(value);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (depth > 12 || left-- < 0 || seen.has(value) || value instanceof Node) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) for (const entry of value) walk(entry, depth + 1);
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key));
      try {
        walk((value as Record<PropertyKey, unknown>)[key], depth + 1);
      } catch {
        // A getter that throws tells nothing.
      }
    }
  };
  walk(window, 0);
  const page = document.documentElement;
  texts.push(page.outerHTML, page.innerText, page.getHTML({ serializableShadowRoots: true }));
  texts.push(document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage));
  texts.push(JSON.stringify(await indexedDB.databases()), JSON.stringify(await caches.keys()));
  return texts.join('\n');
}

test("the build for people: nothing of notes, tags and reasons is in WhatsApp's world, and nothing leaves", async () => {
  const standIn = await startStandIn({
    world: buildWorld({ groups: 1, members: 12, requests: 6, addressing: 'pn', startMs: Date.now() }),
  });
  const browser = await launchBrowser({
    args: standIn.browserArgs,
    locale: 'en',
    headless: true,
    viewport: { width: 1600, height: 900 },
    extension: releaseBuild,
  });
  const { context, extensionId } = browser;
  const page = context.pages()[0] ?? (await context.newPage());
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  page.on('console', (message) => sent.push(message.text()));
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.addInitScript(listenToAll);

  const scene = await openScene({ page, context, extensionId, standIn });
  const { store, accountId, group } = scene;
  const members = await membersOf(scene, group);
  const known = members.filter(({ role, isMe, displayName }) => role === 'member' && !isMe && displayName);
  const [leaving] = known;
  if (!leaving) throw new Error('nobody to remove');
  const personIds = [...known, ...(await store.call('requests', { accountId, groupId: group }))].map(
    (row) => row.personId,
  );
  const tagId = asId<TagId>('secret');
  await store.call('putTag', { tagId, name: TAG, colour: 'red' });
  await store.call('tagPeople', { personIds, tagId, accountId });
  await store.call('addNote', { noteId: asId<NoteId>('secret'), personIds, text: NOTE, accountId });
  await store.call('createJob', { ...orderFor(scene, 'job', 'remove', [leaving]), reason: REASON });
  await expectState(scene, 'job', 'done');

  // All three stand on the screen: in the drawer, and beside people in WhatsApp's own list.
  const eyes = await pierce(page);
  await expect.poll(() => eyes.text('muster-overlay')).toContain(TAG);
  await eyes.click('muster-overlay', 'Notes');
  await expect.poll(() => eyes.text('muster-overlay')).toContain(NOTE);
  await standIn.control.openChat(group);
  await page.getByTestId('conversation-info-header').first().click();
  await expect.poll(() => eyes.text('muster-mark')).toContain(TAG);

  expect(await page.evaluate(() => document.querySelector('muster-overlay')?.shadowRoot)).toBeNull();
  const ears = await page.evaluate(() => (window as unknown as { ears: Ears }).ears);
  // The ears are open: they heard the driver, which speaks with the overlay over a port.
  expect(ears.ports.join()).toContain('"type":"answer"');
  const world = [await page.evaluate(readAll), ...ears.heard, ...ears.ports, ...sent]
    .join('\n')
    .toLowerCase();
  expect(world).toContain(standIn.control.group(group).subject.toLowerCase());
  expect(SECRETS.filter((secret) => world.includes(secret))).toEqual([]);

  const manifest = await store.page.evaluate(() =>
    (
      globalThis as unknown as { chrome: { runtime: { getManifest(): object } } }
    ).chrome.runtime.getManifest(),
  );
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest).not.toHaveProperty('host_permissions');
  await browser.close();
  expect(browser.strayRequests).toEqual([]);
  expect(standIn.requestsToOtherHosts()).toEqual([]);
  await standIn.close();
});

test.describe('a script of the page that knows how Muster speaks', () => {
  test.use({ plainWorld: { groups: 1, members: 12, requests: 6 } });

  test('forges calls, answers, events and handshakes, and changes nothing', async ({
    overlay,
    page,
    context,
    extensionId,
    standIn,
  }) => {
    const scene = await openScene({ page, context, extensionId, standIn });
    await overlay.pickGroup('Group 1');
    await overlay.requests.expectShown(6);
    const { store, accountId, group } = scene;
    const requests = await store.call('requests', { accountId, groupId: group });
    const people = requests.map(({ wid }) => ({ wid, identities: [{ kind: 'lid', value: wid }] }));
    const before = (await store.call('storage', {})).rows;

    await page.evaluate(
      ({ groupId, people: named }) => {
        const calls = [
          { method: 'act', args: [{ actionId: 'x', kind: 'approve', groupId, people: named }] },
          { method: 'changeSetting', args: [groupId, { setting: 'announce', value: true }] },
          { method: 'resetInviteLink', args: [groupId] },
        ].map((call, index) => ({ v: 1, type: 'call', id: index + 1, ...call }));
        const messages = [
          ...calls,
          { v: 1, type: 'hello' },
          { v: 1, type: 'event', event: { type: 'connection', connection: { state: 'blocked' } } },
          { v: 1, type: 'answer', id: 1, outcome: { ok: true, value: [] } },
          { type: 'rpc', data: { id: '1', type: 'APPLY', path: ['call'], argumentList: [] } },
          { type: 'watch', id: '1', name: 'settings', args: {} },
        ];
        const answers: unknown[] = [];
        // On the document: the stand-in counts every new name on the window.
        Object.assign(document, { forged: answers });
        for (const name of ['muster:port', 'muster', 'message', 'store']) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => answers.push(data);
          for (const target of [window, document, document.querySelector('muster-overlay')]) {
            target?.dispatchEvent(new MessageEvent(name, { ports: [port2], data: messages[0] }));
            for (const detail of messages) target?.dispatchEvent(new CustomEvent(name, { detail }));
          }
          for (const message of messages) {
            port1.postMessage(message);
            window.postMessage(message, '*');
          }
        }
        // Presses of keys and buttons that nobody pressed.
        const key = { key: 'M', code: 'KeyM', altKey: true, shiftKey: true, bubbles: true };
        document.body.dispatchEvent(new KeyboardEvent('keydown', key));
      },
      { groupId: group, people },
    );

    // Whatever was to come of it has come when a real question has gone all the way and back.
    const late = standIn.control.byHand.person({ pushName: 'Latecomer' });
    standIn.control.byHand.request(group, late.key);
    await overlay.requests.expectShown(7);
    await expect(overlay.drawer.getByText(overlay.words.t('banner_blocked'))).toBeHidden();
    expect(await page.evaluate(() => (document as unknown as { forged: unknown[] }).forged)).toEqual([]);
    expect(standIn.control.ledger({ by: 'me' })).toEqual([]);
    const after = (await store.call('storage', {})).rows;
    expect(after).toEqual({
      ...before,
      requests: 7,
      people: (before['people'] ?? 0) + 1,
      identities: after['identities'],
    });
  });
});
