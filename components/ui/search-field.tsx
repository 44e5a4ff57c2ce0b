import type { Ref } from 'react';
import styles from './fields.module.css';
import { Icon } from './icon.tsx';
import { keyIn } from './keys.ts';

type SearchFieldProps = {
  value: string;
  onChange(value: string): void;
  /** Its name, and the pale text inside. */
  label: string;
  clearLabel: string;
  ref?: Ref<HTMLInputElement> | undefined;
  /** Arrow down goes from the field into the list. */
  onArrowDown?: (() => void) | undefined;
  onEnter?: (() => void) | undefined;
  /** Off where another search of the same name may stand below, as in a popover. */
  landmark?: boolean | undefined;
  steers?: { 'aria-controls': string; 'aria-activedescendant': string | undefined } | undefined;
};

export function SearchField(props: SearchFieldProps) {
  const { value, onChange, label, clearLabel, ref, onArrowDown, onEnter, landmark = true, steers } = props;
  return (
    <div
      className={styles.search}
      role={landmark ? 'search' : undefined}
      aria-label={landmark ? label : undefined}
    >
      <Icon name="search" size={18} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        className={styles.searchInput}
        value={value}
        placeholder={label}
        aria-label={label}
        {...(steers && { role: 'combobox', 'aria-expanded': true, ...steers })}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          const key = keyIn('search', event);
          if (key === 'into0' && onArrowDown) {
            event.preventDefault();
            onArrowDown();
          } else if (event.key === 'Enter' && onEnter) {
            event.preventDefault();
            onEnter();
          } else if (key === 'clear0' && value !== '') {
            event.preventDefault();
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={clearLabel}
          title={clearLabel}
          onClick={() => onChange('')}
        >
          <Icon name="close" size={16} />
        </button>
      )}
    </div>
  );
}
