import { TextField } from '@/components/ui/fields.tsx';

/** Digits only; empty is no number. */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  error?: string | undefined;
  onChange(value: number | undefined): void;
}) {
  return (
    <TextField
      label={props.label}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      error={props.error}
      value={props.value === undefined ? '' : String(props.value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 6);
        props.onChange(digits === '' ? undefined : Number(digits));
      }}
    />
  );
}
