import { useId } from 'react';
import styles from './segments.module.css';

type SegmentsProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange(value: string): void;
  disabled?: boolean | undefined;
};

/** Two or three choices side by side, one of them on. Radio buttons underneath: arrow keys move. */
export function Segments({ label, value, options, onChange, disabled }: SegmentsProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
