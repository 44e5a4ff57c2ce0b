import { oneLine } from './person-words.ts';
import { changeText } from './setting-words.ts';
import { EPHEMERAL_S, type SettingChange } from '@/utils/domain/group.ts';
import type { LogEntry } from '@/utils/domain/log.ts';
import { LOCK_SETTINGS } from '@/utils/domain/locks.ts';
import { formatList, type MessageKey, t, tn, tOf } from '@/utils/i18n.ts';

const WAYS = ['before-start', 'reversed', 'reinvite-list'] as const;
const LISTS = ['deny', 'allow'] as const;
const WHYS = ['pattern', 'no-pattern'] as const;
const RAID_DOES = ['nothing', 'offer', 'lock'] as const;
const RAID_NUMBERS = new Map<string, MessageKey>([
  ['atLeast', 'raidAtLeast'],
  ['withinMinutes', 'raidWithin'],
  ['lockMinutes', 'raidLasts'],
]);
const ROLES = ['superadmin', 'admin', 'member'] as const;

/** What exactly, in words: the log keeps closed words and values. A detail that is not understood is shown as it is. */
export function detailText({ action, detail }: Pick<LogEntry, 'action' | 'detail'>): string | undefined {
  if (detail === undefined || detail === '') return undefined;
  switch (action) {
    case 'set': {
      const change = readChange(detail);
      return change ? changeText(change) : oneLine(detail);
    }
    case 'job-created':
    case 'job-cancelled':
    case 'job-stopped':
    case 'rule-changed':
    case 'rule-alone':
      return /^\d{1,9}$/.test(detail)
        ? tn(action.startsWith('rule') ? 'rulesAlone' : 'logItems', Number(detail))
        : oneLine(detail);
    case 'raid-mode':
      return detail.split('; ').map(raidText).join(' · ');
    case 'lock-ended': {
      const [, count = '1', name = detail] = /^(\d+): ([\s\S]*)$/.exec(detail) ?? [];
      return count === '1' ? oneLine(name) : `${tn('groupsCount', Number(count))} · ${oneLine(name)}`;
    }
    case 'job-undone': {
      const way = WAYS.find((each) => each === detail);
      return way ? tOf('logUndone', way) : oneLine(detail);
    }
    case 'person-erased':
      return tn('people', Number(detail));
    case 'rule-stopped': {
      const why = WHYS.find((each) => each === detail);
      return why ? tOf('logStopped', why) : oneLine(detail);
    }
    case 'seen-role': {
      const role = ROLES.find((each) => each === detail);
      return role ? tOf('role', role) : oneLine(detail);
    }
    case 'listed':
    case 'unlisted':
    case 'list-edited': {
      const list = LISTS.find((each) => each === detail);
      return list ? tOf('list', list) : oneLine(detail);
    }
    case 'people-merged':
    case 'people-split':
      return t('logOther', oneLine(detail));
    default:
      return oneLine(detail);
  }
}

/** Reads `atLeast: 30` back. */
function raidText(part: string): string {
  const [field = '', value = ''] = part.split(': ');
  const does = RAID_DOES.find((each) => each === value);
  if (does) return tOf('raidDoes', does);
  const settings = LOCK_SETTINGS.filter((each) => value.split(',').includes(each));
  if (settings.length > 0) return formatList(settings.map((each) => tOf('lockSetting', each)));
  const label = RAID_NUMBERS.get(field);
  return label ? `${t(label)}: ${value}` : part;
}

/** Reads `announce: true` back. Nothing for what this version does not know. */
function readChange(detail: string): SettingChange | undefined {
  const match = /^(\w+): ([\s\S]*)$/.exec(detail);
  const [, setting, value = ''] = match ?? [];
  switch (setting) {
    case 'announce':
    case 'restrict':
    case 'approval':
      return value === 'true' || value === 'false' ? { setting, value: value === 'true' } : undefined;
    case 'addMode':
      return value === 'admins' || value === 'all' ? { setting, value } : undefined;
    case 'ephemeralS': {
      const seconds = EPHEMERAL_S.find((each) => String(each) === value);
      return seconds === undefined ? undefined : { setting, value: seconds };
    }
    case 'subject':
    case 'description':
      return { setting, value };
    default:
      return undefined;
  }
}
