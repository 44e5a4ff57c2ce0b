import { useState } from 'react';
import { TextField } from '@/components/ui/fields.tsx';
import { formatNumber, t } from '@/utils/i18n.ts';
import { type NumberLimits, readNumber } from './read-number.ts';

type NumberFieldProps = {
  label: string;
  hideLabel?: boolean | undefined;
  hint?: string | undefined;
  value: number;
  limits: NumberLimits;
  /** Whole numbers only. */
  whole?: boolean | undefined;
  onChange(value: number): void;
};

/**
 * A number that is kept when the field is left or Enter is pressed; what does not fit stays, marked, and is not kept. One
 * that is cleared is marked once it is left: somebody is about to type.
 */
export function NumberField({
  label,
  hideLabel,
  hint,
  value,
  limits,
  whole = true,
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const [isIn, setIsIn] = useState(false);
  const read = typed === undefined ? value : readNumber(typed, limits);
  const fits = read !== undefined && (!whole || Number.isInteger(read));
  const keep = () => {
    if (typed === undefined || !fits || read === undefined) return;
    setTyped(undefined);
    if (read !== value) onChange(read);
  };
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      value={typed ?? formatNumber(value)}
      error={
        fits || (isIn && typed?.trim() === '') ? undefined : t('settingsBetween', limits.min, limits.max)
      }
      onChange={(text) => {
        setTyped(text);
        setIsIn(true);
      }}
      onBlur={() => {
        setIsIn(false);
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        setIsIn(false);
        keep();
      }}
    />
  );
}
