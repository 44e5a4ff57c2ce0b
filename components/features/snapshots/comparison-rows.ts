import { groupTitle, numberText, oneLine, personTitle } from '@/components/app/person-words.ts';
import type { TagMap } from '@/components/app/person-row.tsx';
import { valueText } from '@/components/app/setting-words.ts';
import type { SettingChange } from '@/utils/domain/group.ts';
import type { PersonId, TagId } from '@/utils/domain/ids.ts';
import { formatList, t, tn, tOf } from '@/utils/i18n.ts';
import type { SnapshotComparison, SnapshotPerson } from '@/utils/store/api.ts';
import { leavingText } from './snapshot-words.ts';

export type ComparisonRow =
  | { kind: 'head'; key: string; label: string }
  | {
      kind: 'line';
      key: string;
      label: string;
      detail: string;
      person?: PersonId | undefined;
      tone?: 'more' | 'less' | undefined;
    };

/** Everything that is else, part by part, in one list: a part without any has no head. */
export function comparisonRows(comparison: SnapshotComparison, tags: TagMap): ComparisonRow[] {
  const { joined, left, roles, facts, known } = comparison;
  return [
    ...part('facts', facts.length, [
      ...facts.map(
        ({ setting, before, after }): ComparisonRow => ({
          kind: 'line',
          key: `facts ${setting}`,
          label: tOf('setting', setting),
          detail: t('groupsFromTo', knownValue(before), knownValue(after)),
        }),
      ),
    ]),
    ...part(
      'left',
      left.length,
      left.map((person) => line('left', person, leavingText(person), 'less')),
    ),
    ...part(
      'joined',
      joined.length,
      joined.map((person) => line('joined', person, numberText(person), 'more')),
    ),
    ...part(
      'roles',
      roles.length,
      roles.map((person) =>
        line('roles', person, t('groupsFromTo', tOf('role', person.before), tOf('role', person.after))),
      ),
    ),
    ...part(
      'known',
      known.length,
      known.map((person) => line('known', person, knownText(person, tags))),
    ),
  ];
}

function part(
  name: 'facts' | 'left' | 'joined' | 'roles' | 'known',
  count: number,
  lines: ComparisonRow[],
): ComparisonRow[] {
  if (count === 0) return [];
  return [{ kind: 'head', key: name, label: tn(HEADS[name], count) }, ...lines];
}

const HEADS = {
  facts: 'snapFacts',
  left: 'snapLeft',
  joined: 'snapJoined',
  roles: 'snapRoles',
  known: 'snapKnown',
} as const;

/** A wid stands once in a part, a person may stand twice. */
function line(name: string, person: SnapshotPerson, detail: string, tone?: 'more' | 'less'): ComparisonRow {
  return {
    kind: 'line',
    key: `${name} ${person.wid}`,
    label: personTitle(person),
    detail,
    person: person.personId,
    tone,
  };
}

const knownValue = (value: SettingChange | undefined): string => {
  if (!value) return t('snapUnknown');
  return value.setting === 'subject' ? groupTitle(value.value) : oneLine(valueText(value));
};

function knownText(person: SnapshotComparison['known'][number], tags: TagMap): string {
  const names = (ids: readonly TagId[]): string =>
    formatList(ids.map((id) => oneLine(tags.get(id)?.name ?? t('snapTagGone'))));
  const { tagsPut, tagsTaken, notesMore, notesLess } = person;
  return [
    tagsPut.length > 0 && t('snapTagsPut', names(tagsPut)),
    tagsTaken.length > 0 && t('snapTagsTaken', names(tagsTaken)),
    notesMore > 0 && tn('snapNotesMore', notesMore),
    notesLess > 0 && tn('snapNotesLess', notesLess),
  ]
    .filter((text) => text !== false)
    .join(' · ');
}
