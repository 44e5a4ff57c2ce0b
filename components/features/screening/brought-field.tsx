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

const BY = ['anybody', 'nobody', 'people', 'not-people'] as const;

/** Who brought them: anybody, nobody, some people or none of these (SC41). Those who brought somebody that waits now are offered; others are found. */
export function BroughtField({ condition, names, onChange, onMeet }: BroughtFieldProps) {
  return (
    <Stack gap={8}>
      <Cluster>
        <Select
          label={t('conditionKind_brought')}
          hideLabel
          value={condition.by === 'people' && condition.is === 'not' ? 'not-people' : condition.by}
          options={BY.map((value) => ({ value, label: tOf('conditionBy', value) }))}
          onChange={(value) =>
            onChange(
              value === 'not-people'
                ? { ...condition, by: 'people', is: 'not' }
                : { ...condition, by: value, is: undefined },
            )
          }
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
