import { useId } from 'react';
import { TAG_COLOURS, type TagColour } from '@/utils/domain/knowledge.ts';
import { t, tOf } from '@/utils/i18n.ts';
import styles from './tags.module.css';

/** One of WhatsApp's colour families; arrow keys move, as in any group of radio buttons. */
export function ColourPicker({ value, onChange }: { value: TagColour; onChange(colour: TagColour): void }) {
  const name = useId();
  return (
    <fieldset className={styles.colours}>
      <legend className={styles.legend}>{t('tagsColour')}</legend>
      {TAG_COLOURS.map((colour) => (
        <label
          key={colour}
          className={styles.swatch}
          title={tOf('colour', colour)}
          style={{ background: `var(--m-tag-${colour}-bg)`, color: `var(--m-tag-${colour}-fg)` }}
        >
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={colour === value}
            aria-label={tOf('colour', colour)}
            onChange={() => onChange(colour)}
          />
        </label>
      ))}
    </fieldset>
  );
}
