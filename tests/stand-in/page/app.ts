/** The visible page: puts the parts together and redraws them on the models' own events. */
import type { PageClient } from '../client/page-client.ts';
import { createInfoJobs } from '../client/info-jobs.ts';
import type { ChatModel } from '../client/chats.ts';
import { createMessageJobs } from '../client/message-jobs.ts';
import type { MsgModel } from '../client/messages.ts';
import { createRequestJobs } from '../client/request-jobs.ts';
import { createWid } from '../client/wid.ts';
import type { PageCommand } from '../link.ts';
import type { Theme } from '../options.ts';
import type { Notice, Snapshot, WireMessage } from '../server/frames.ts';
import type { IdText } from '../server/model.ts';
import { createChatList } from './chat-list.ts';
import { createConversation } from './conversation.ts';
import { createMembersDialog, createRequestsDialog } from './dialogs.ts';
import type { Dialog } from './dialogs.ts';
import { h, icon } from './dom.ts';
import { createDrawer } from './drawer.ts';
import { conflictDialog, linkScreen, loadingScreen } from './screens.ts';
import type { View } from './view.ts';
import { wordsFor } from './words.ts';

export interface App {
  onSnapshot(snapshot: Snapshot): void;
  onNotice(notice: Notice): void;
  obey(command: PageCommand): void;
}

type FindPicture = (wid: unknown) => Promise<unknown>;
type SendMessage = (chat: unknown, data: unknown) => Promise<unknown>;
type MakeMessage = (chat: unknown, text: string, options: undefined) => Promise<{ id: unknown } | null>;
type ActOnRequests = (group: unknown, people: unknown, action: string) => Promise<unknown>;

export function createApp(client: PageClient, options: { theme: Theme; lang: string }): App {
  const { state } = client;
  const words = wordsFor(options.lang);
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app');
  const app = h('div', { class: 'app-root wds-light' });
  root.append(app);
  const dialogs = h('div', {});
  const messages = new Map<IdText, WireMessage[]>();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let theme = options.theme;
  let active: IdText | undefined;
  let isDrawerOpen = false;
  let dialog: Dialog | undefined;
  let isPlanned = false;

  const jobs = createMessageJobs(state);
  const { membershipApprovalRequestAction } = createRequestJobs(state).action;

  const view: View = {
    client,
    state,
    words,
    lang: options.lang,
    messages,
    ackOf: (id) => state.messages.collection.get(id)?.ack,
    send: (chat, text) => void send(chat, text),
    askPicture(id) {
      state.contacts.of(id).getProfilePicThumb();
      void (createInfoJobs(state).picture.profilePicFind as FindPicture)(createWid(id)).then(plan);
    },
    openChat: (id) => state.chats.setActive(id),
    toggleDrawer(isOpen) {
      isDrawerOpen = isOpen;
      draw();
    },
    openMembers: (group) => showDialog(createMembersDialog(view, group, closeDialog)),
    openRequests(group) {
      showDialog(
        createRequestsDialog(
          view,
          group,
          (request, action) => {
            const isLid = state.groups.model(group)?.metadata.isLidAddressingMode;
            const person = isLid ? { lid: request.id } : { phoneNumber: request.id };
            const act = membershipApprovalRequestAction as ActOnRequests;
            void act(state.groups.model(group)?.metadata.id, [person], action);
          },
          closeDialog,
        ),
      );
    },
  };

  const list = createChatList(view);
  const conversation = createConversation(view);
  const drawer = createDrawer(view);
  const rail = h(
    'nav',
    { class: 'rail' },
    h('div', { class: 'rail-item is-on', title: words.chats }, icon('chats')),
    h('div', { class: 'rail-item', title: words.status }, icon('status')),
    h('div', { class: 'rail-item', title: words.groups }, icon('people')),
    h('div', { class: 'rail-gap' }),
    h('div', { class: 'rail-item', title: words.settings }, icon('settings')),
  );
  const main = h('div', { class: 'panes' }, rail, list.element, conversation.element);

  async function send(id: IdText, text: string): Promise<void> {
    const chat = state.chats.collection.get(id);
    const data = await (jobs.text.createTextMsgData as MakeMessage)(chat, text, undefined);
    if (data) await (jobs.text.addAndSendTextMsg as SendMessage)(chat, data);
  }

  function closeDialog(): void {
    dialog = undefined;
    dialogs.replaceChildren();
  }

  function showDialog(next: Dialog): void {
    dialog = next;
    dialogs.replaceChildren(next.element);
    next.refresh();
  }

  function paintTheme(): void {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
    document.body.classList.toggle('dark', isDark);
    document.body.classList.toggle('smb-colors', state.conn.isSMB);
    app.classList.toggle('wds-dark', isDark);
    app.classList.toggle('wds-light', !isDark);
  }

  /** What the connection lets us show. */
  function draw(): void {
    const mode = state.connection.stream.get('mode');
    const isMain = state.cmd.model.isMainLoaded && mode !== 'QR';
    if (isMain) {
      const isGroup = active?.endsWith('@g.us') ?? false;
      main.replaceChildren(
        rail,
        list.element,
        conversation.element,
        ...(isDrawerOpen && isGroup ? [drawer.element] : []),
      );
      app.replaceChildren(main, dialogs, ...(mode === 'CONFLICT' ? [conflict] : []));
    } else app.replaceChildren(mode === 'QR' ? linkScreen(words) : loadingScreen(words));
    const isConnected = state.connection.socket.get('state') === 'CONNECTED';
    const isOnline = state.connection.network.online;
    if (isConnected || mode === 'CONFLICT') list.setNotice('', '');
    else list.setNotice(isOnline ? words.connecting : words.offline, isOnline ? '' : words.offlineHow);
    plan();
  }

  const conflict = conflictDialog(words, () => state.connection.takeOver());

  /** Redraws once a frame, however many events came. */
  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      if (!state.cmd.model.isMainLoaded) return;
      list.refresh();
      conversation.refresh();
      if (isDrawerOpen) drawer.refresh();
      dialog?.refresh();
    });
  }

  function keep(message: WireMessage): void {
    const all = messages.get(message.chat) ?? [];
    messages.set(message.chat, all);
    if (!all.some((each) => each.id === message.id)) all.push(message);
    all.sort((a, b) => a.t - b.t);
  }

  function listen(group: IdText): void {
    const model = state.groups.model(group);
    if (!model) return;
    model.participants.on('bulk_add', plan);
    model.participants.on('bulk_remove', plan);
    for (const name of ['add', 'remove', 'reset']) model.requests.on(name, plan);
    for (const name of ['subject', 'desc', 'announce', 'membershipApprovalMode'])
      model.metadata.on(`change:${name}`, plan);
  }

  state.connection.stream.model.on('change:mode', draw);
  state.connection.socket.model.on('change:state', draw);
  state.cmd.model.on('main_loaded', draw);
  state.groupPictures.watch(plan);
  state.groups.collection.on('add', (metadata: { id: unknown }) => listen(String(metadata.id)));
  for (const name of ['add', 'remove', 'change:unreadCount', 'change:t', 'change:name']) {
    state.chats.collection.on(name, plan);
  }
  state.chats.collection.on('change:active', (chat: ChatModel, isActive: boolean) => {
    active = isActive ? String(chat.id) : undefined;
    conversation.show(active);
    if (active !== undefined) {
      state.chats.set(active, 'unreadCount', 0);
      drawer.show(active);
      // As WhatsApp does: an opened chat takes the focus into its composer.
      requestAnimationFrame(() => conversation.focusComposer());
    }
    draw();
  });
  state.cmd.model.on('chat_info_drawer', () => view.toggleDrawer(true));
  state.messages.collection.on('change:ack', plan);
  state.messages.collection.on('add', ({ id, body, t }: MsgModel) => {
    const from = state.me?.pn ?? '';
    if (id.fromMe) keep({ id: String(id), chat: String(id.remote), from, fromMe: true, body, t });
    plan();
  });
  dark.addEventListener('change', paintTheme);

  paintTheme();
  draw();
  return {
    onSnapshot(snapshot) {
      for (const chat of snapshot.chats) for (const each of chat.messages) keep(each);
      paintTheme();
      plan();
    },
    onNotice(notice) {
      if (notice.kind === 'message') keep(notice.message);
      if (notice.kind === 'message-revoked') {
        const all = messages.get(notice.chat);
        const index = all?.findIndex((each) => each.id === notice.id) ?? -1;
        const message = all?.[index];
        if (all && message) all[index] = { ...message, isRevoked: true };
      }
      if (notice.kind === 'message-lost') {
        const all = messages.get(notice.chat) ?? [];
        messages.set(
          notice.chat,
          all.filter((each) => each.id !== notice.id),
        );
      }
      plan();
    },
    obey(command) {
      if (command.do === 'theme') {
        theme = command.theme;
        paintTheme();
      } else if (command.do === 'direction') document.documentElement.dir = command.direction;
    },
  };
}
