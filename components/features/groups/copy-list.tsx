import { groupTitle } from '@/components/app/person-words.ts';
import type { CopyPreview, RolePlan } from '@/utils/domain/copy-group.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './groups.module.css';
import { PreviewFrame } from './preview-frame.tsx';
import { differenceText } from './set-plan.ts';

type CopyListProps = {
  sourceId: GroupId;
  previews: readonly CopyPreview<GroupRow>[];
  promote: RolePlan<GroupRow> | undefined;
  demote: RolePlan<GroupRow> | undefined;
};

const ROW_HEIGHT = 56;
const SHOWN_ROWS = 5;
const keyOf = ({ group }: CopyPreview<GroupRow>) => group.id;

/** Target by target: every setting that would change, and how many admins would come and go. */
export function CopyList({ sourceId, previews, promote, demote }: CopyListProps) {
  const texts = new Map(
    previews.map((preview) => [preview.group.id, textOf(preview, sourceId, promote, demote)]),
  );
  const changing = [...texts.values()].filter(({ isChange }) => isChange).length;
  // What would change comes first.
  const ordered = previews.toSorted(
    (a, b) => Number(texts.get(b.group.id)?.isChange) - Number(texts.get(a.group.id)?.isChange),
  );
  return (
    <PreviewFrame
      sum={tn('groupsWillChange', changing)}
      rows={ordered}
      keyOf={keyOf}
      renderRow={({ group }) => {
        const { text, isChange } = texts.get(group.id) ?? { text: '', isChange: false };
        return (
          <div className={styles.difference} data-kind={isChange ? 'change' : 'already'}>
            <bdi className={styles.group}>{groupTitle(group.subject)}</bdi>
            <span className={styles.values} title={text}>
              {text}
            </span>
          </div>
        );
      }}
      rowHeight={ROW_HEIGHT}
      shownRows={SHOWN_ROWS}
      label={t('groupsPreview')}
    />
  );
}

function textOf(
  { group, differences }: CopyPreview<GroupRow>,
  sourceId: GroupId,
  promote: RolePlan<GroupRow> | undefined,
  demote: RolePlan<GroupRow> | undefined,
): { text: string; isChange: boolean } {
  const changes = differences.flatMap((one) =>
    one.kind === 'change' ? [t('settingIs', tOf('setting', one.change.setting), differenceText(one))] : [],
  );
  const come = countIn(promote, group.id);
  const go = countIn(demote, group.id);
  const all = [
    ...changes,
    ...(come > 0 ? [tn('copyPromoted', come)] : []),
    ...(go > 0 ? [tn('copyDemoted', go)] : []),
  ];
  const unread = unreadText(promote ?? demote, sourceId, group.id);
  if (all.length > 0) return { text: [...all, ...unread].join(' · '), isChange: true };
  if (unread.length > 0) return { text: unread.join(), isChange: false };
  const out = differences.find((one) => one.kind === 'left-out');
  return { text: out ? differenceText(out) : t('groupsAlready'), isChange: false };
}

/** GM62: of the target, or of the model, which stands for all of them. */
function unreadText(plan: RolePlan<GroupRow> | undefined, sourceId: GroupId, target: GroupId): string[] {
  const unread = plan?.leftOut.find(
    ({ group: { id }, why }) => why === 'unread' && (id === target || id === sourceId),
  );
  if (!unread) return [];
  const reason = tOf('leftOut', 'unread');
  const { group } = unread;
  return [group.id === target ? reason : t('settingIs', groupTitle(group.subject), reason)];
}

const countIn = (plan: RolePlan<GroupRow> | undefined, groupId: GroupId): number =>
  plan?.items.filter(({ group }) => group.id === groupId).length ?? 0;
