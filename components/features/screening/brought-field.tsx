import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { PersonFinder } from '@/components/app/person-choice.tsx';
import { oneLine, personTitle } from '@/components/app/person-words.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster, Stack } from '@/components/ui/layout.tsx';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Condition } from '@/utils/domain/screening.ts';
import { t, tOf } from '@/utils/i18n.ts';
import type { Names } from './rule-words.ts';

type Brought = Extract<Condition, { kind: 'brought' }>;

type BroughtFieldProps = {
  condition: Brought;
  names: Names;
  onChange(condition: Brought): void;
  /** Somebody whose name `names` may not hold. */
  onMeet(personId: PersonId, name: string): void;
};

/** Who brought them: anybody, nobody, or some people. Those who brought somebody that waits now are offered; others are found. */
export function BroughtField({ condition, names, onChange, onMeet }: BroughtFieldProps) {
  return (
    <Stack gap={8}>
      <Cluster>
        <Select
          label={t('conditionKind_brought')}
          hideLabel
          value={condition.by}
          options={(['anybody', 'nobody', 'people'] as const).map((value) => ({
            value,
            label: tOf('conditionBy', value),
          }))}
          onChange={(by) => onChange({ ...condition, by })}
        />
      </Cluster>
      {condition.by === 'people' && (
        <>
          <ChoiceChips
            chosen={condition.people}
            options={[...names.inviters].map(([value, name]) => ({ value, label: oneLine(name) }))}
            addLabel={t('conditionAddPerson')}
            nameOf={(id) => oneLine(names.people.get(id) ?? t('rulesUnknown'))}
            onChange={(people) => onChange({ ...condition, people })}
            isOneOfTwo
          />
          <PersonFinder
            label={t('conditionFindPerson')}
            onPick={(person) => {
              const { personId } = person;
              onMeet(personId, personTitle(person));
              onChange({ ...condition, people: [...new Set([...condition.people, personId])] });
            }}
          />
        </>
      )}
    </Stack>
  );
}
