import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
} from 'react';
import { cx } from './class-names.ts';
import styles from './fields.module.css';

type FieldWords = {
  label: string;
  /** The label is read out but not shown. */
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong; the field is marked invalid. */
  error?: string | undefined;
};

type TextFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & {
    onChange(value: string): void;
    ref?: Ref<HTMLInputElement> | undefined;
  };

export function TextField({ label, hideLabel, hint, error, onChange, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        dir={rest.dir ?? 'auto'}
        className={cx(styles.input, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

type TextAreaProps = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> & {
    onChange(value: string): void;
    ref?: Ref<HTMLTextAreaElement> | undefined;
  };

export function TextArea({ label, hideLabel, hint, error, onChange, className, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        dir={rest.dir ?? 'auto'}
        className={cx(styles.input, styles.area, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

type SelectProps<Value extends string> = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
    value: Value;
    options: readonly { value: Value; label: string; disabled?: boolean | undefined }[];
    onChange(value: Value): void;
  };

/** The browser's own select. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, error, options, onChange, className, ...rest } = props;
  const id = useId();
  return (
    <Field id={id} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <select
        {...rest}
        id={id}
        className={cx(styles.input, styles.select, className)}
        aria-describedby={error || hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Field(props: FieldWords & { id: string; children: ReactNode }) {
  const { id, label, hideLabel = false, hint, error, children } = props;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.hidden : styles.label}>
        {label}
      </label>
      {children}
      {(error || hint) && (
        <div id={`${id}-more`} className={error ? styles.error : styles.hint}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}

type CheckboxProps = {
  checked: boolean;
  /** Some, not all. */
  mixed?: boolean | undefined;
  onChange(checked: boolean): void;
  label: ReactNode;
  /** The label is read out but not shown; then it is a text. */
  hideLabel?: boolean | undefined;
  disabled?: boolean | undefined;
  hint?: string | undefined;
  tabIndex?: number | undefined;
};

export function Checkbox(props: CheckboxProps) {
  const { checked, mixed = false, onChange, label, hideLabel = false, disabled, hint, tabIndex } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={cx(styles.check, disabled && styles.off)}>
      <input
        ref={input}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        tabIndex={tabIndex}
        aria-label={hideLabel && typeof label === 'string' ? label : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {!hideLabel && (
        <span className={styles.checkWords}>
          {label}
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
      )}
    </label>
  );
}

type SwitchProps = {
  on: boolean;
  onChange(on: boolean): void;
  label: string;
  hint?: string | undefined;
  disabled?: boolean | undefined;
};

export function Switch({ on, onChange, label, hint, disabled }: SwitchProps) {
  return (
    <label className={cx(styles.switchRow, disabled && styles.off)}>
      <span className={styles.checkWords}>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        className={styles.switch}
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
