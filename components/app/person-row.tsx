import { Fragment, memo, type ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar.tsx';
import { TagChip } from '@/components/ui/chip.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import type { GroupId, TagId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { formatDate, t, tn } from '@/utils/i18n.ts';
import type { Listed, RuleMark } from '@/utils/store/api.ts';
import { countryName, groupTitle, numberText, oneLine, personTitle } from './person-words.ts';
import styles from './person-row.module.css';

export type TagMap = ReadonlyMap<TagId, Tag>;

/** A person with what is known of them in the row's group. */
type Marked = PersonSummary & {
  groupId: GroupId;
  listed?: Listed | undefined;
  strikes?: number | undefined;
};

type PersonRowProps = {
  person: Marked;
  tags: TagMap;
  /** After the number on the second line: how they came, their label. */
  facts?: readonly (string | undefined)[] | undefined;
  /** At the end of the first line: when, or the role. */
  end?: ReactNode;
  /** What a job is about to do with them; greys the row. */
  pending?: string | undefined;
  selected: boolean;
  active: boolean;
  /** Missing: the row cannot be chosen. */
  onToggle?: (() => void) | undefined;
  /** What a rule says of them; a line of `LINE_HEIGHT` below all others. */
  mark?: RuleMark | undefined;
  /** Shown at the end of the row while the pointer or the focus is in it. */
  actions?: ReactNode;
};

const MARKS = { approve: 'welcome', reject: 'removed', hold: 'held' } as const;
/** Tags shown before the rest becomes a number. */
const SHOWN_TAGS = 3;

/** One person: name and when, number and how, then what we know of them. Its height is `personRowHeight`. */
export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { person, tags, facts = [], end, pending, selected, active, onToggle, mark, actions } = props;
  const title = personTitle(person);
  const number = numberText(person);
  const country = person.phone?.country;
  const first = title !== number ? number : country === undefined ? undefined : countryName(country);
  const details = [first, ...facts].filter((fact) => fact !== undefined && fact !== '');
  return (
    <div
      className={styles.row}
      data-pending={pending !== undefined || undefined}
      data-actions={(Boolean(actions) && !pending) || undefined}
    >
      <div className={styles.check}>
        {onToggle && (
          <Checkbox
            checked={selected}
            onChange={onToggle}
            label={title}
            hideLabel
            tabIndex={active ? 0 : -1}
          />
        )}
      </div>
      <Avatar name={person.displayName === undefined ? undefined : title} seed={person.personId} />
      <div className={styles.words}>
        <div className={styles.first}>
          <bdi className={styles.name} title={title}>
            {title}
          </bdi>
          {pending ? (
            <span className={styles.pending}>{pending}</span>
          ) : (
            end && <span className={styles.end}>{end}</span>
          )}
        </div>
        <div className={styles.second}>
          {details.map((fact, index) => (
            // Facts have places, not names: the first is the number, the second the way.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Fragment key={index}>
              {index > 0 && <span className={styles.dot}>·</span>}
              <bdi className={styles.fact}>{fact}</bdi>
            </Fragment>
          ))}
        </div>
        <Known person={person} tags={tags} />
        {person.listed && (
          <div className={person.listed.list === 'deny' ? styles.removed : styles.welcome}>
            {listedText(person.listed)}
          </div>
        )}
        {person.strikes !== undefined && (
          <div className={styles.removed}>{tn('strikesCount', person.strikes)}</div>
        )}
        {person.lastRemoval && <div className={styles.removed}>{removalText(person.lastRemoval)}</div>}
        {mark && (
          <div className={styles[MARKS[mark.verdict]]} title={mark.text}>
            {mark.text}
          </div>
        )}
      </div>
      {actions && !pending && <div className={styles.actions}>{actions}</div>}
    </div>
  );
});

function Known({ person, tags }: { person: PersonSummary & { groupId: GroupId }; tags: TagMap }) {
  const here = person.groupTags
    .filter((tagged) => tagged.groupId === person.groupId)
    .map((tagged) => tagged.tagId);
  const all = [...new Set([...person.tags, ...here])];
  if (all.length === 0 && person.noteCount === 0) return null;
  const known = all.flatMap((id) => tags.get(id) ?? []).sort((a, b) => a.order - b.order);
  const rest = known.slice(SHOWN_TAGS);
  return (
    <div className={styles.known}>
      {known.slice(0, SHOWN_TAGS).map((tag) => (
        <TagChip
          key={tag.id}
          name={oneLine(tag.name)}
          colour={tag.colour}
          inGroup={!person.tags.includes(tag.id)}
        />
      ))}
      {rest.length > 0 && (
        <span className={styles.more} title={rest.map((tag) => tag.name).join(', ')}>
          +{rest.length}
        </span>
      )}
      {person.noteCount > 0 && (
        <span className={styles.notes} title={person.lastNote}>
          <Icon name="note" size={14} />
          <span className={styles.noteCount}>{person.noteCount}</span>
          {person.lastNote && <bdi className={styles.noteText}>{oneLine(person.lastNote)}</bdi>}
        </span>
      )}
    </div>
  );
}

/** "Removed from Garage by Boris on 3 May 2026: spam" */
export function removalText(removal: NonNullable<PersonSummary['lastRemoval']>): string {
  const group = groupTitle(removal.groupName);
  const when = formatDate(removal.at);
  const text =
    removal.by === undefined
      ? t('removedBefore', group, when)
      : t('removedBeforeBy', group, oneLine(removal.by), when);
  return removal.reason ? `${text}: ${oneLine(removal.reason)}` : text;
}

/** "On the deny list until 3 May 2026: sold tickets". DL6. */
export function listedText({ list, reason, expiresAt }: Listed): string {
  const on = list === 'deny' ? t('listedDeny') : t('listedAllow');
  const where = expiresAt === undefined ? on : t('listedUntil', on, formatDate(expiresAt));
  return reason === undefined ? where : t('listedWhy', where, oneLine(reason));
}

/** px, of each line that says what is known. */
export const LINE_HEIGHT = 18;

/** px; known beforehand, so that no row is ever measured. Keep in step with person-row.module.css. */
export function personRowHeight(person: Marked): number {
  const known =
    person.noteCount > 0 ||
    person.tags.length > 0 ||
    person.groupTags.some((tagged) => tagged.groupId === person.groupId);
  const { listed, strikes, lastRemoval } = person;
  // Asked of every row of a list of thousands: nothing is made for it.
  const lines = (listed ? 1 : 0) + (strikes ? 1 : 0) + (lastRemoval ? 1 : 0);
  return 56 + (known ? 24 : 0) + lines * LINE_HEIGHT;
}
