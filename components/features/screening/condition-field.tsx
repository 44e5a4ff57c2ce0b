import { useMemo } from 'react';
import { ChoiceChips } from '@/components/app/choice-chips.tsx';
import { compareNames, countryName, oneLine } from '@/components/app/person-words.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { Checkbox, Select, TextField } from '@/components/ui/fields.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import { COUNTRIES } from '@/utils/domain/countries.ts';
import type { RequestMethod } from '@/utils/domain/group.ts';
import type { PersonId } from '@/utils/domain/ids.ts';
import type { Unfinished } from '@/utils/domain/screening-rule.ts';
import type { Condition } from '@/utils/domain/screening.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { BroughtField } from './brought-field.tsx';
import { IsSelect, NotSelect } from './is-select.tsx';
import { NumberField } from './number-field.tsx';
import type { Names } from './rule-words.ts';
import styles from './screening.module.css';

type ConditionFieldProps<Kind extends Condition['kind'] = Condition['kind']> = {
  condition: Unfinished<Extract<Condition, { kind: Kind }>>;
  names: Names;
  /** What is wrong with it, in words. */
  problem: string | undefined;
  onChange(condition: Unfinished): void;
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
      <div className={styles.values} data-numbered={NUMBERED.has(condition.kind) || undefined}>
        <Values {...props} />
      </div>
      {problem && !NUMBERED.has(condition.kind) && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

/** What is wrong with these stands at their number. */
const NUMBERED: ReadonlySet<Condition['kind']> = new Set([
  'removed',
  'strikes',
  'in-groups',
  'places-left',
  'age',
]);
const METHODS: readonly RequestMethod[] = ['invite-link', 'community', 'added-by-member'];

function Values({ condition, names, problem, onChange, onMeet }: ConditionFieldProps) {
  const label = tOf('conditionKind', condition.kind);
  switch (condition.kind) {
    case 'country':
      return (
        <>
          <IsSelect
            label={label}
            value={condition.is}
            of={['one-of', 'none-of']}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <Countries condition={condition} onChange={onChange} />
        </>
      );
    case 'number':
      return (
        <IsSelect
          label={label}
          value={condition.is}
          of={['known', 'hidden']}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case 'method':
      return (
        <>
          <NotSelect condition={condition} onChange={(is) => onChange({ ...condition, is })} />
          {METHODS.map((method) => (
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
          ))}
        </>
      );
    case 'brought':
      return <BroughtField condition={condition} names={names} onChange={onChange} onMeet={onMeet} />;
    case 'name': {
      const { pattern } = condition;
      return (
        <>
          <IsSelect
            label={label}
            value={condition.is}
            of={['like', 'unlike']}
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
        <>
          <NotSelect condition={condition} onChange={(is) => onChange({ ...condition, is })} />
          <Select
            label={t('conditionList')}
            hideLabel
            value={condition.on}
            options={(['deny', 'allow'] as const).map((value) => ({ value, label: tOf('list', value) }))}
            onChange={(on) => onChange({ ...condition, on })}
          />
          {condition.on === 'deny' && condition.is === 'not' && <Dim>{t('listsHiddenNumbers')}</Dim>}
        </>
      );
    case 'removed':
      return (
        <>
          <NotSelect condition={condition} onChange={(is) => onChange({ ...condition, is })} />
          <NumberField
            label={t('conditionDays')}
            value={condition.withinDays}
            error={problem}
            onChange={(days) => onChange({ ...condition, withinDays: days ?? undefined })}
          />
        </>
      );
    case 'strikes':
      return (
        <>
          <NotSelect condition={condition} onChange={(is) => onChange({ ...condition, is })} />
          <NumberField
            label={t('conditionStrikeNumber')}
            value={condition.atLeast}
            error={problem}
            onChange={(atLeast) => onChange({ ...condition, atLeast })}
          />
        </>
      );
    case 'tag':
      return (
        <>
          <NotSelect condition={condition} onChange={(is) => onChange({ ...condition, is })} />
          <ChoiceChips
            chosen={condition.tags}
            options={[...names.tags.values()].map(({ id, name }) => ({ value: id, label: oneLine(name) }))}
            addLabel={t('conditionAddTag')}
            nameOf={(id) => oneLine(names.tags.get(id)?.name ?? t('rulesUnknown'))}
            onChange={(tags) => onChange({ ...condition, tags })}
          />
        </>
      );
    case 'in-groups':
      return (
        <NumberField
          label={t('conditionGroups')}
          value={condition.atLeast}
          error={problem}
          onChange={(atLeast) => onChange({ ...condition, atLeast })}
        />
      );
    case 'places-left':
      return (
        <NumberField
          label={t('conditionPlaces')}
          value={condition.atMost}
          error={problem}
          onChange={(atMost) => onChange({ ...condition, atMost })}
        />
      );
    case 'age':
      return (
        <>
          <IsSelect
            label={label}
            value={condition.is}
            of={['older', 'newer']}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <NumberField
            label={t('conditionHours')}
            value={condition.hours}
            error={problem}
            onChange={(hours) => onChange({ ...condition, hours })}
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
