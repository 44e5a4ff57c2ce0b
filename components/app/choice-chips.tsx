import type { ReactNode } from 'react';
import { Chip } from '@/components/ui/chip.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Cluster } from '@/components/ui/layout.tsx';
import { t } from '@/utils/i18n.ts';

type ChoiceChipsProps<Value extends string> = {
  chosen: readonly Value[];
  options: readonly { value: Value; label: string }[];
  /** Of the list that adds one. */
  addLabel: string;
  nameOf(value: Value): string;
  onChange(chosen: Value[]): void;
  /** There is another way to add some beside it: a list of nobody is not shown. */
  isOneOfTwo?: boolean | undefined;
  /** Another way to add some. */
  children?: ReactNode;
};

/** Several of many: those chosen as chips, the rest in a list that adds one. */
export function ChoiceChips<Value extends string>(props: ChoiceChipsProps<Value>) {
  const { chosen, options, addLabel, nameOf, onChange, isOneOfTwo = false, children } = props;
  const left = options.filter(({ value }) => !chosen.includes(value));
  return (
    <Cluster>
      {chosen.map((value) => (
        <Chip
          key={value}
          removeLabel={t('conditionRemoveThing', nameOf(value))}
          onRemove={() => onChange(chosen.filter((other) => other !== value))}
        >
          {nameOf(value)}
        </Chip>
      ))}
      {(left.length > 0 || !isOneOfTwo) && (
        <Select<Value | ''>
          label={addLabel}
          hideLabel
          value=""
          options={[{ value: '', label: addLabel, disabled: true }, ...left]}
          onChange={(value) => {
            if (value !== '') onChange([...chosen, value]);
          }}
        />
      )}
      {children}
    </Cluster>
  );
}
