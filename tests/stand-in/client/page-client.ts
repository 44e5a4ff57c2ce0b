/** WhatsApp Web's inner half for one load of a page: state, modules, start. Needs no DOM. */
import type { PageReport } from '../control.ts';
import type { PageCommand, PageLink } from '../link.ts';
import type { PageOptions } from '../options.ts';
import type { Clock } from '../server/clock.ts';
import type { Notice, Snapshot } from '../server/frames.ts';
import { bringModules } from './arrivals.ts';
import { createChats } from './chats.ts';
import { createCmd } from './cmd.ts';
import { createConnection } from './connection.ts';
import { createContacts } from './contacts.ts';
import { RUN_BY_WHATSAPP } from './dependencies.ts';
import { createGroups } from './groups.ts';
import { createLoader } from './loader.ts';
import type { Loader, LoaderQueues, LoaderWindow } from './loader.ts';
import { createMessages } from './messages.ts';
import type { LocalStore } from './messages.ts';
import { createModuleTable } from './modules.ts';
import { createGroupPictures } from './group-pictures.ts';
import { createCollection } from './observable.ts';
import type { BlockedEntry, MemberLabel, PageState } from './state.ts';
import { createWid } from './wid.ts';

export interface PageClientPorts {
  window: LoaderWindow;
  queues: LoaderQueues;
  link: PageLink;
  clock: Clock;
  local: LocalStore;
  /** Unique for each load of the page. */
  session: string;
  options: PageOptions;
  /** Where WhatsApp's error log prints. */
  log(line: string): void;
  /** Commands of the person that need an interface; without one, only opening and closing chats does something. */
  onCommand?(command: PageCommand): void;
  onSnapshot?(snapshot: Snapshot): void;
  onNotice?(notice: Notice): void;
  /** This browser is not linked (any more). */
  onUnpaired?(): void;
  /** Names on the window that are not the stand-in's. */
  newGlobals?(): string[];
}

export interface PageClient {
  readonly state: PageState;
  readonly loader: Loader;
  /** False when somebody ran Stream or Socket before WhatsApp did: then it never starts. */
  readonly isAlive: boolean;
  report(): Omit<PageReport, 'page'>;
}

const DEFAULT_REGISTRY_MS = 5;
const DEFAULT_BOOT_MS = 20;
const DEFAULT_MAIN_MS = 30;

export function createPageClient(ports: PageClientPorts): PageClient {
  const { clock, link, options, session, window } = ports;
  let newGlobals: string[] = [];
  let isReportPlanned = false;
  const loader = createLoader(ports.log, () => {
    // Told at once, once a turn: a page that is closed leaves its last report behind.
    if (isReportPlanned) return;
    isReportPlanned = true;
    queueMicrotask(() => {
      isReportPlanned = false;
      link.post({ type: 'report', report: client.report() });
    });
  });
  const report = (message: string): void => loader.report(message);
  const contacts = createContacts(report);
  const chats = createChats(report);
  const blocked = createCollection<BlockedEntry>(report);
  const memberLabels = createCollection<MemberLabel>(report);
  const cmd = createCmd(report, chats);
  let ids = 0;
  let isAlive = true;

  const connection = createConnection({
    clock,
    link,
    session,
    options,
    report,
    onSnapshot(snapshot) {
      state.me = { pn: snapshot.mePn, lid: snapshot.meLid };
      state.conn.isSMB = snapshot.isBusinessApp;
      state.sizeLimits = snapshot.sizeLimits;
      groups.load(snapshot);
      for (const chat of snapshot.chats) chats.put(chat);
      messages.load(snapshot.chats.flatMap((chat) => chat.messages));
      for (const id of snapshot.blocked) state.block(id);
      for (const { group, id, label } of snapshot.memberLabels) {
        const key = `${group}_${id.split('@')[0]}`;
        memberLabels.byId.set(key, { id: { toString: () => key }, label });
      }
      ports.onSnapshot?.(snapshot);
    },
    onNotice(notice) {
      hear(notice);
      ports.onNotice?.(notice);
    },
    onWelcome: () => void clock.after(options.mainDelayMs ?? DEFAULT_MAIN_MS, () => cmd.mainLoaded()),
    onUnpaired: () => ports.onUnpaired?.(),
    onOther(message) {
      if (message.type === 'command') obey(message.command, message.body);
    },
  });
  const myIds = (): string[] => (state.me ? [state.me.pn, state.me.lid] : []);
  const groups = createGroups({ contacts, connection, clock, options, myIds, report });
  const messages = createMessages({ local: ports.local, chats, connection, report });

  const state: PageState = {
    clock,
    connection,
    contacts,
    groups,
    chats,
    messages,
    cmd,
    blocked: blocked.collection,
    memberLabels: memberLabels.collection,
    groupPictures: createGroupPictures(),
    me: undefined,
    conn: { isSMB: false },
    sizeLimits: {
      DEFAULT: 1024,
      COMMUNITY: 1024,
      LINKED_SUBGROUP: 1024,
      LINKED_ANNOUNCEMENT_GROUP: 1024,
      LINKED_GENERAL_GROUP: 1024,
    },
    hasBooted: false,
    misused: [],
    report,
    block(id) {
      const entry = { id: createWid(id) };
      blocked.byId.set(id, entry);
      blocked.emit('add', entry, blocked.collection);
    },
    nextId: () => `3EB0${session.replace(/\W/g, '').toUpperCase()}${String(++ids).padStart(6, '0')}`,
  };

  function hear(notice: Notice): void {
    switch (notice.kind) {
      case 'message':
        contacts.learn(notice.contacts);
        messages.heard(notice.message);
        chats.set(notice.message.chat, 't', notice.message.t);
        chats.set(notice.message.chat, 'unreadCount', notice.unreadCount);
        return;
      case 'message-revoked':
        messages.revoked(notice.id);
        return;
      case 'message-lost':
        messages.lost(notice.id);
        return;
      case 'receipt':
        messages.receipt(notice.id, notice.ack);
        return;
      case 'unread':
        chats.set(notice.chat, 'unreadCount', notice.unreadCount);
        return;
      case 'group-new':
        chats.put(notice.chat);
        groups.apply(notice);
        return;
      case 'group-gone':
        groups.apply(notice);
        chats.remove(notice.group);
        return;
      case 'group-changed':
        if (notice.changes.subject !== undefined) {
          chats.set(notice.group, 'name', notice.changes.subject);
          chats.set(notice.group, 'formattedTitle', notice.changes.subject);
        }
        groups.apply(notice);
        return;
      default:
        groups.apply(notice);
    }
  }

  const client: PageClient = {
    state,
    loader,
    get isAlive() {
      return isAlive;
    },
    report: () => ({
      errorReports: [...loader.reports],
      executedFactories: [...loader.executed],
      tampered: loader.tampered(window),
      newGlobals,
      misused: [...state.misused],
    }),
  };

  function obey(command: number, body: PageCommand): void {
    try {
      if (body.do === 'report') {
        // Only on demand: looking costs a frame.
        newGlobals = ports.newGlobals?.() ?? [];
        link.post({ type: 'report', report: client.report() });
      } else if (body.do === 'open-chat') {
        if (!chats.collection.get(body.id)) throw new Error(`There is no chat ${body.id} in the page`);
        chats.setActive(body.id);
      } else if (body.do === 'connection') connection.show(body.seen);
      else if (body.do === 'close-chat') chats.setActive(undefined);
      else ports.onCommand?.(body);
      link.post({ type: 'done', command });
    } catch (error) {
      link.post({ type: 'done', command, error: String(error) });
    }
  }

  const isLate = (id: string): boolean =>
    options.missingModules?.includes(id) === true || options.lateModules?.[id] !== undefined;

  function boot(): void {
    state.hasBooted = true;
    isAlive = RUN_BY_WHATSAPP.every(
      (id) => isLate(id) || loader.asPage(() => loader.importNamespace(id)) !== undefined,
    );
    if (!isAlive) report('WhatsApp Web cannot start');
    else connection.start();
  }

  chats.collection.on('change:active', (chat: { id: unknown }, isActive: boolean) => {
    if (isActive) messages.opened(String(chat.id));
  });

  // Opening a chat by command is the interface's work; the event alone is WhatsApp's.
  cmd.model.on('open_chat_bottom', ({ chat }: { chat: { id: unknown } }) => chats.setActive(String(chat.id)));

  clock.after(options.registryDelayMs ?? DEFAULT_REGISTRY_MS, () => {
    loader.install(window, ports.queues);
    bringModules(loader, createModuleTable(state), clock, options, (id) => {
      const isOwn = RUN_BY_WHATSAPP.some((each) => each === id);
      if (isOwn && state.hasBooted) loader.asPage(() => loader.importNamespace(id));
    });
    clock.after(options.bootDelayMs ?? DEFAULT_BOOT_MS, boot);
  });
  return client;
}
