import { isolate } from '@/components/app/isolate.ts';
import { detailText } from '@/components/app/log-words.ts';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { reasonText } from '@/components/app/reason-text.ts';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import { type Decision, isDecision, type LogAction, type LogEntry, resultOf } from '@/utils/domain/log.ts';
import { formatDateTime, formatRelative, t, tOf } from '@/utils/i18n.ts';
import styles from './log.module.css';

const ICONS: Record<Exclude<LogAction, Decision>, IconName> = {
  approve: 'check',
  reject: 'ban',
  remove: 'user-minus',
  add: 'user-plus',
  promote: 'shield',
  demote: 'shield-off',
  set: 'settings',
  delete: 'trash',
  tag: 'tag',
  untag: 'tag',
  note: 'note',
  'note-edited': 'note',
  'note-binned': 'trash',
  'note-restored': 'note',
  'people-merged': 'merge',
  'people-split': 'split',
  'person-erased': 'trash',
  'job-created': 'jobs',
  'job-undone': 'undo',
  'job-cancelled': 'jobs',
  'job-stopped': 'jobs',
  'rule-stopped': 'filter',
  imported: 'upload',
  listed: 'ban',
  unlisted: 'ban',
  'list-edited': 'ban',
  strike: 'warning',
  'strike-taken-back': 'undo',
  'invite-link-reset': 'link',
  'icon-changed': 'edit',
  'icon-removed': 'trash',
  'seen-joined': 'users',
  'seen-left': 'users',
  'seen-removed': 'user-minus',
  'seen-role': 'users',
};

/** What became of rules; elsewhere the rule is who decided. */
const isOfRules = (action: LogAction): boolean => action.startsWith('rule');

function iconOf(action: LogAction): IconName {
  if (!isDecision(action)) return ICONS[action];
  return isOfRules(action) ? 'filter' : 'lock';
}

/** One entry: what with whom and when, where and by whom, then why, and why not. */
export function LogRow({ entry, nowMs }: { entry: LogEntry; nowMs: number }) {
  const facts = [
    entry.groupName !== undefined && groupTitle(entry.groupName),
    isOfRules(entry.action) && entry.rule && oneLine(entry.rule),
    detailText(entry),
    entry.actor && t('logBy', oneLine(entry.actor)),
  ].filter(Boolean);
  const third = thirdLine(entry);
  return (
    <div className={styles.row}>
      <span className={styles.mark} data-result={resultOf(entry)}>
        <Icon name={entry.result === 'failed' ? 'warning' : iconOf(entry.action)} size={18} />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.what}>
            <span className={styles.action}>{tOf('logAction', entry.action)}</span>
            {entry.personLabel && (
              <>
                : <bdi>{oneLine(entry.personLabel)}</bdi>
              </>
            )}
          </span>
          <span className={styles.when}>
            <RelativeTime
              atMs={entry.at}
              text={formatRelative(entry.at, nowMs)}
              exact={formatDateTime(entry.at)}
            />
          </span>
        </div>
        <div className={styles.facts}>
          {facts.map((fact, index) => (
            // Facts have places, not names.
            <span key={index}>
              {index > 0 && ' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </div>
        {third && (
          <div className={styles.third} data-result={resultOf(entry)} title={third}>
            {third}
          </div>
        )}
      </div>
    </div>
  );
}

/** px; known beforehand, so that no row is measured. Keep in step with log.module.css. */
export function logRowHeight(entry: LogEntry): number {
  return thirdLine(entry) === '' ? 56 : 74;
}

function thirdLine(entry: LogEntry): string {
  const result = resultOf(entry);
  // What is not confirmed has that as its reason.
  const failed = result === 'done' || result === 'unproven' ? undefined : tOf('logResult', result);
  return [
    entry.resultReason ? [failed, reasonText(entry.resultReason)].filter(Boolean).join(': ') : failed,
    entry.rule && !isOfRules(entry.action) && t('logRule', isolate(entry.rule)),
    entry.why && t('jobsWhy', oneLine(entry.why)),
  ]
    .filter(Boolean)
    .join(' · ');
}
