import type { CommandHandlers } from '@/utils/store/deps.ts';
import { cancelJob, pauseJob, resumeJob } from './control-job.ts';
import { createJob } from './create-job.ts';
import type { QueueDeps } from './deps.ts';
import { retryJob } from './retry-job.ts';
import { reconcileStep, releaseTab, reportStep } from './settle-step.ts';
import { takeStep } from './take-step.ts';
import { undoJob } from './undo-job.ts';

export type QueueCommand =
  | 'createJob'
  | 'pauseJob'
  | 'resumeJob'
  | 'cancelJob'
  | 'retryJob'
  | 'undoJob'
  | 'takeStep'
  | 'reportStep'
  | 'reconcileStep'
  | 'releaseTab';

/** Every command is one transaction and may be repeated with the same ids. */
export function createQueueCommands(deps: QueueDeps): CommandHandlers<QueueCommand> {
  return {
    createJob: createJob(deps),
    pauseJob: pauseJob(deps),
    resumeJob: resumeJob(deps),
    cancelJob: cancelJob(deps),
    retryJob: retryJob(deps),
    undoJob: undoJob(deps),
    takeStep: takeStep(deps),
    reportStep: reportStep(deps),
    reconcileStep: reconcileStep(deps),
    releaseTab: releaseTab(deps),
  };
}
