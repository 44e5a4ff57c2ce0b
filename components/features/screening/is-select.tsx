/** Whether something is so or not, the first part of a condition. */
import { Select } from '@/components/ui/fields.tsx';
import type { Negated } from '@/utils/domain/screening.ts';
import { tOf } from '@/utils/i18n.ts';

type Is = 'one-of' | 'none-of' | 'known' | 'hidden' | 'like' | 'unlike' | 'older' | 'newer';

type IsSelectProps<Value extends Is> = {
  label: string;
  value: Value;
  of: readonly Value[];
  onChange(is: Value): void;
};

export function IsSelect<Value extends Is>({ label, value, of, onChange }: IsSelectProps<Value>) {
  return (
    <Select<Value>
      label={label}
      hideLabel
      value={value}
      options={of.map((one) => ({ value: one, label: tOf('conditionIs', one) }))}
      onChange={onChange}
    />
  );
}

type NotSelectProps = {
  condition: Negated & { kind: 'method' | 'listed' | 'removed' | 'strikes' | 'tag' };
  onChange(is: Negated['is']): void;
};

/** SC41: in the words of the condition. */
export function NotSelect({ condition: { kind, is }, onChange }: NotSelectProps) {
  return (
    <Select
      label={tOf('conditionKind', kind)}
      hideLabel
      value={is ?? 'so'}
      options={[
        { value: 'so', label: tOf('conditionSo', kind) },
        { value: 'not', label: tOf('conditionNot', kind) },
      ]}
      onChange={(value) => onChange(value === 'not' ? 'not' : undefined)}
    />
  );
}
