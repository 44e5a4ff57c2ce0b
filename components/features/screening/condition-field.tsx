import { useMemo } from 'react';
import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { compareNames, countryName, oneLine } from '@/components/app/person-words.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/fields.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { COUNTRIES } from '@/utils/domain/countries.ts';
import type { RequestMethod } from '@/utils/domain/group.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Condition } from '@/utils/domain/screening.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { BroughtField } from './brought-field.tsx';
import { NumberField } from './number-field.tsx';
import type { Names } from './rule-words.ts';
import styles from './screening.module.css';

type ConditionFieldProps<Kind extends Condition['kind'] = Condition['kind']> = {
  condition: Extract<Condition, { kind: Kind }>;
  names: Names;
  /** What is wrong with it, in words. */
  problem: string | undefined;
  onChange(condition: Condition): void;
  /** Somebody was chosen whose name `names` may not hold. */
  onMeet(personId: PersonId, name: string): void;
};

/** One condition: what it is about, and its values. */
export function ConditionField(props: ConditionFieldProps & { onRemove(): void }) {
  const { condition, problem, onRemove } = props;
  return (
    <li className={styles.condition} aria-label={tOf('conditionKind', condition.kind)}>
      <div className={styles.conditionHead}>
        <span className={styles.conditionKind}>{tOf('conditionKind', condition.kind)}</span>
        <IconButton icon="close" size="s" label={t('ruleRemoveCondition')} onClick={onRemove} />
      </div>
      <Cluster>
        <Values {...props} />
      </Cluster>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

const METHODS: readonly RequestMethod[] = ['invite-link', 'community', 'added-by-member'];

function Values({ condition, names, onChange, onMeet }: ConditionFieldProps) {
  const label = tOf('conditionKind', condition.kind);
  switch (condition.kind) {
    case 'country':
      return (
        <>
          <Select
            label={label}
            hideLabel
            value={condition.is}
            options={(['one-of', 'none-of'] as const).map((value) => ({
              value,
              label: tOf('conditionIs', value),
            }))}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <Countries condition={condition} onChange={onChange} />
        </>
      );
    case 'number':
      return (
        <Select
          label={label}
          hideLabel
          value={condition.is}
          options={(['known', 'hidden'] as const).map((value) => ({
            value,
            label: tOf('conditionIs', value),
          }))}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case 'method':
      return METHODS.map((method) => (
        <Checkbox
          key={method}
          label={tOf('method', method)}
          checked={condition.methods.includes(method)}
          onChange={(on) =>
            onChange({
              ...condition,
              methods: METHODS.filter((one) => (one === method ? on : condition.methods.includes(one))),
            })
          }
        />
      ));
    case 'brought':
      return <BroughtField condition={condition} names={names} onChange={onChange} onMeet={onMeet} />;
    case 'name': {
      const { pattern } = condition;
      return (
        <>
          <Select
            label={label}
            hideLabel
            value={condition.is}
            options={(['like', 'unlike'] as const).map((value) => ({
              value,
              label: tOf('conditionIs', value),
            }))}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <Select
            label={t('conditionText')}
            hideLabel
            value={pattern.as}
            options={(['text', 'regex'] as const).map((value) => ({ value, label: tOf('patternAs', value) }))}
            onChange={(as) => onChange({ ...condition, pattern: { ...pattern, as } })}
          />
          <TextField
            label={t('conditionText')}
            hideLabel
            value={pattern.text}
            spellCheck={false}
            autoComplete="off"
            onChange={(text) => onChange({ ...condition, pattern: { ...pattern, text } })}
          />
        </>
      );
    }
    case 'listed':
      return (
        <Select
          label={label}
          hideLabel
          value={condition.on}
          options={(['deny', 'allow'] as const).map((value) => ({ value, label: tOf('list', value) }))}
          onChange={(on) => onChange({ ...condition, on })}
        />
      );
    case 'removed':
      return (
        <NumberField
          label={t('conditionDays')}
          value={condition.withinDays}
          onChange={(withinDays) => onChange({ ...condition, withinDays })}
        />
      );
    case 'strikes':
      return (
        <NumberField
          label={t('conditionStrikes')}
          value={condition.atLeast}
          onChange={(atLeast) => onChange({ ...condition, atLeast: atLeast ?? 0 })}
        />
      );
    case 'tag':
      return (
        <ChoiceChips
          chosen={condition.tags}
          options={[...names.tags.values()].map(({ id, name }) => ({ value: id, label: oneLine(name) }))}
          addLabel={t('conditionAddTag')}
          nameOf={(id) => oneLine(names.tags.get(id)?.name ?? t('rulesUnknown'))}
          onChange={(tags) => onChange({ ...condition, tags })}
        />
      );
    case 'in-groups':
      return (
        <NumberField
          label={t('conditionGroups')}
          value={condition.atLeast}
          onChange={(atLeast) => onChange({ ...condition, atLeast: atLeast ?? 0 })}
        />
      );
    case 'places-left':
      return (
        <NumberField
          label={t('conditionPlaces')}
          value={condition.atMost}
          onChange={(atMost) => onChange({ ...condition, atMost: atMost ?? 0 })}
        />
      );
    case 'age':
      return (
        <>
          <Select
            label={label}
            hideLabel
            value={condition.is}
            options={(['older', 'newer'] as const).map((value) => ({
              value,
              label: tOf('conditionIs', value),
            }))}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <NumberField
            label={t('conditionHours')}
            value={condition.hours}
            onChange={(hours) => onChange({ ...condition, hours: hours ?? 0 })}
          />
        </>
      );
  }
}

function Countries({ condition, onChange }: Pick<ConditionFieldProps<'country'>, 'condition' | 'onChange'>) {
  const options = useMemo(
    () =>
      COUNTRIES.map((value) => ({ value, label: countryName(value) })).sort((a, b) =>
        compareNames(a.label, b.label),
      ),
    [],
  );
  return (
    <ChoiceChips
      chosen={condition.countries}
      options={options}
      addLabel={t('conditionAddCountry')}
      nameOf={countryName}
      onChange={(countries) => onChange({ ...condition, countries })}
    />
  );
}
