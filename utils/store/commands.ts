/** Every command that is given by a person; the mirror and the queue have their own. */
import { backupCommands } from './backup/handlers.ts';
import type { QueryDeps } from './deps.ts';
import { groupSetCommands } from './group-set-handlers.ts';
import { insightCommands } from './insight-commands.ts';
import { listCommands } from './list-handlers.ts';
import { lockCommands } from './lock-handlers.ts';
import { logCommands } from './log-handlers.ts';
import { messageCommands } from './message-handlers.ts';
import { noteCommands } from './note-commands.ts';
import { peopleCommands } from './people-commands.ts';
import { createFindPeople } from './people-list.ts';
import { requestCommands } from './request-commands.ts';
import { pictureCommands } from './pictures.ts';
import { rightsCommands } from './rights-handlers.ts';
import { ruleCommands } from './rule-handlers.ts';
import { screeningCommands } from './screening.ts';
import { segmentCommands } from './segment-handlers.ts';
import { settingsCommands } from './settings-handlers.ts';
import { snapshotCommands } from './snapshot-handlers.ts';
import { strikeCommands } from './strike-commands.ts';
import { tagCommands } from './tag-commands.ts';
import { taggingCommands } from './tagging-commands.ts';
import { templateCommands } from './template-handlers.ts';

export function createCommands(deps: QueryDeps) {
  return {
    ...tagCommands(deps),
    ...taggingCommands(deps),
    ...noteCommands(deps),
    ...templateCommands(deps),
    ...ruleCommands(deps),
    ...groupSetCommands(deps),
    ...segmentCommands(deps, createFindPeople(deps)),
    ...screeningCommands(deps),
    ...listCommands(deps),
    ...snapshotCommands(deps),
    ...strikeCommands(deps),
    ...lockCommands(deps),
    ...messageCommands(deps),
    ...pictureCommands(deps),
    ...requestCommands(deps),
    ...peopleCommands(deps),
    ...rightsCommands(deps),
    ...settingsCommands(deps),
    ...insightCommands(deps),
    ...logCommands(deps),
    ...backupCommands(deps),
  };
}
