import { TextField } from '@/components/ui/fields.tsx';

/** Digits only; null, and nothing, is an empty field. */
export function NumberField(props: {
  label: string;
  value: number | null | undefined;
  error?: string | undefined;
  onChange(value: number | null): void;
}) {
  return (
    <TextField
      label={props.label}
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      error={props.error}
      value={String(props.value ?? '')}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 6);
        props.onChange(digits === '' ? null : Number(digits));
      }}
    />
  );
}
