/** What a run of the queue is given, and what it gives. */
import { type AccountId, type GroupId, type JobId, asId } from '@/utils/domain/ids.ts';
import type { Job, JobItem } from '@/utils/domain/job.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import type { WorkerProblem } from '@/utils/queue/worker.ts';
import type { NewJob } from '@/utils/store/api.ts';
import type { GatewayPort } from '@/utils/whatsapp/gateway.ts';
import type { Touch } from './model-server.ts';
import type { VirtualTime } from './virtual-time.ts';

export const ACCOUNT = asId<AccountId>('me@lid');

/** What happens when a run comes to a boundary. */
export const INCIDENTS = [
  /** The tab is closed; it could still say so. */
  'close',
  /** The tab is gone without a word. */
  'crash',
  /** The background is stopped: what was asked gets no answer. At other boundaries nothing. */
  'stop-background',
  /** Another tab takes the session over. */
  'second-tab',
  'disconnect',
  /** The tab's script stands still for longer than a step may wait. */
  'freeze',
] as const;
export type Incident = (typeof INCIDENTS)[number];

/** One loaded page with our driver in it. */
export type RunPage = {
  gateway: GatewayPort;
  /** The socket goes down for a while. */
  disconnect(forMs: number): void;
  /** "Use here", after a newer page is gone. */
  takeOver(): void;
  /** The page is gone; what is on the wire still arrives. */
  close(): void;
};

/** WhatsApp with its server, as a run sees it. */
export type RunWhatsApp = {
  /** A newer page takes the session over. */
  openPage(id: string): RunPage;
  /** What our account did, in order. */
  touches(): Touch[];
  /** People whom others dealt with, as `group wid`. */
  othersDid(): ReadonlySet<string>;
};

export type Scenario = {
  whatsApp(time: VirtualTime): RunWhatsApp;
  jobs: NewJob[];
  /** By number of the boundary, from 0. */
  incidents: Map<number, Incident>;
  /** What the admin does at which time after the start. */
  orders: { atMs: number; order: 'pauseJob' | 'resumeJob' | 'cancelJob'; jobId: JobId }[];
  undoDelayMs?: number | undefined;
};

export type RunResult = {
  isOver: boolean;
  jobs: Job[];
  items: JobItem[];
  touches: Touch[];
  othersDid: ReadonlySet<string>;
  log: LogEntry[];
  /** Names of the boundaries in the order in which the run came to them. */
  boundaries: string[];
  problems: WorkerProblem[];
  tookMs: number;
};

export const groupNamed = (name: string): GroupId => asId<GroupId>(`${name}@g.us`);
