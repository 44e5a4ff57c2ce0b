/**
 * The control surface of the stand-in: what tests (in the process of the server) turn and read. The page has no
 * such thing: nothing that runs in the browser can lean on it.
 */
import type { SeenConnection } from './client/connection.ts';
import type { Direction, Theme } from './options.ts';
import type { RequestKind } from './server/frames.ts';
import type { FaultRule } from './server/faults.ts';
import type { LedgerAction, LedgerEntry } from './server/ledger.ts';
import type { Group, GroupSettings, IdText, Message, Person, RequestMethod, World } from './server/model.ts';

export interface Latency {
  /** From a request to its answer. Default 40–120. */
  answerMs: readonly [number, number];
  /** From the answer to the notice that really changes the page. Default 50–300. */
  noticeMs: readonly [number, number];
  /** From opening a connection to being welcome. Default 20–60. */
  connectMs: readonly [number, number];
}

export interface WireEntry {
  atMs: number;
  /** The same id twice = sent again after a reconnect. */
  id: string;
  kind: RequestKind;
  /** Group or chat. */
  group?: IdText;
  people: number;
  /** First code of the whole: 200, or the refusal; undefined while unanswered. */
  code?: number;
  /** The server had done this id before and only answered again. */
  isRepeat: boolean;
}

/** A report in WhatsApp's own error log. */
export interface ErrorReport {
  message: string;
}

/** What one loaded page tells about itself. */
export interface PageReport {
  /** Grows with each load. */
  page: number;
  errorReports: ErrorReport[];
  /** Factories run since the load, in order; `by: 'page'` ran in WhatsApp's own start or by its own use. */
  executedFactories: { id: string; by: 'page' | 'others' }[];
  /** Exports of modules and loader functions that are no longer what they were. */
  tampered: string[];
  /** Names on the page's window that were not there before and are not the stand-in's. */
  newGlobals: string[];
  /** Modules called that WhatsApp's own interface uses and nobody else should. */
  misused: string[];
}

/** What others do, or the server does by itself: each ends in a notice to the page. */
export interface ByHand {
  /** Adds an invented person to the world, in no group yet. */
  person(details?: Partial<Person>): Person;
  join(group: IdText, person: string): void;
  leave(group: IdText, person: string): void;
  remove(group: IdText, people: readonly string[]): void;
  promote(group: IdText, people: readonly string[]): void;
  demote(group: IdText, people: readonly string[]): void;
  request(
    group: IdText,
    person: string,
    how?: { method?: RequestMethod; addedBy?: string; atS?: number },
  ): void;
  withdrawRequest(group: IdText, person: string): void;
  approve(group: IdText, people: readonly string[]): void;
  reject(group: IdText, people: readonly string[]): void;
  setSettings(group: IdText, settings: Partial<GroupSettings>): void;
  setSubject(group: IdText, subject: string): void;
  setDescription(group: IdText, desc: string | null): void;
  /** `ageS`: sent so long ago. */
  message(
    chat: IdText,
    from: string,
    body: string,
    how?: Pick<Message, 'type' | 'caption' | 'forwardingScore'> & { ageS?: number },
  ): string;
  /** Its author, or another admin, deletes it for everyone. */
  revoke(chat: IdText, messageId: string): void;
  /** It is gone from the server and from this browser, without a trace. */
  loseMessage(chat: IdText, messageId: string): void;
  /** A receipt of one member for a message of mine: 2 delivered, 3 read, 4 played. */
  receipt(chat: IdText, messageId: string, ack: 2 | 3 | 4): void;
  /** Takes my admin role away. */
  loseAdmin(group: IdText): void;
  makeMeAdmin(group: IdText): void;
  removeMe(group: IdText): void;
  /** The group is gone: 404 from now on. Without `tell`, the page hears nothing. */
  vanish(group: IdText, options?: { tell?: boolean }): void;
  suspend(group: IdText): void;
}

/** People are named by key, by PN or by LID. */
export interface StandInControl {
  readonly world: World;
  group(id: IdText): Group;
  /** The group with this subject. */
  groupNamed(subject: string): Group;
  person(name: string): Person;
  /** The id in the form this group uses. */
  idIn(group: IdText, person: string): IdText;

  setLatency(latency: Partial<Latency>): void;
  /** Adds a fault; returns its end. */
  fault(rule: FaultRule): () => void;
  clearFaults(): void;
  /** After so many effective actions of mine in the group, `run` happens: lost rights, a vanished group … */
  afterActions(group: IdText, count: number, run: () => void): () => void;

  /** No network: the page knows, connections break, new ones fail. */
  goOffline(): void;
  goOnline(): void;
  /** Breaks the connections once; pages come back by themselves. */
  disconnect(): void;
  /** Unlinks this browser: pages show the QR code. */
  logout(): void;
  login(): void;
  readonly byHand: ByHand;

  ledger(filter?: { group?: IdText; action?: LedgerAction; by?: 'me' | 'others' }): LedgerEntry[];
  wireLog(filter?: { kind?: RequestKind; group?: IdText }): WireEntry[];
  clearLogs(): void;

  /** Reports of all pages that were loaded so far, in order of loading. */
  pages(): Promise<PageReport[]>;
  /** Error reports of all pages together. */
  errorReports(): Promise<ErrorReport[]>;
  /** Factories others ran that none of these modules needs. */
  unneededFactories(allowedModules: readonly string[]): Promise<string[]>;

  /** Commands to the newest page's interface, as a click of the person would do. */
  openChat(id: IdText): Promise<void>;
  closeChat(): Promise<void>;
  /** What the newest page shows of its connection: locked, blocked, offline … What is left out stays as it is. */
  setConnection(seen: SeenConnection): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  setDirection(direction: Direction): Promise<void>;
}
