import { useDeferredValue, useState } from 'react';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t } from '@/utils/i18n.ts';
import { isolate } from './isolate.ts';
import styles from './person-choice.module.css';
import { numberText, personTitle } from './person-words.ts';
import { useKept } from './use-kept.ts';
import { useLive } from './use-live.ts';

const SHOWN_PEOPLE = 6;
/** The store takes no longer ones. */
const TEXT_LIMIT = 200;

type PersonChoiceProps = {
  person: PersonSummary | undefined;
  onChange(person: PersonSummary | undefined): void;
};

/** One person, by name or number. */
export function PersonChoice({ person, onChange }: PersonChoiceProps) {
  if (!person) return <PersonFinder label={t('templatesPersonFind')} onPick={onChange} />;
  return (
    <div>
      <Chip
        icon="user"
        onRemove={() => onChange(undefined)}
        removeLabel={t('templatesPersonRemove', isolate(personTitle(person)))}
      >
        {personTitle(person)}
      </Chip>
    </div>
  );
}

/** Finds anybody whom Muster has seen by name or number. */
export function PersonFinder({ label, onPick }: { label: string; onPick(person: PersonSummary): void }) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed).trim().slice(0, TEXT_LIMIT);
  const live = useKept(useLive('findPeople', text === '' ? null : { text, limit: SHOWN_PEOPLE }));
  const found = text === '' ? undefined : live.value;
  const pick = (person: PersonSummary) => {
    setTyped('');
    onPick(person);
  };
  return (
    <div>
      <SearchField
        value={typed}
        onChange={setTyped}
        label={label}
        clearLabel={t('clearSearch')}
        onEnter={() => {
          // Those of what was typed before are not meant.
          if (found?.[0] && text === typed.trim()) pick(found[0]);
        }}
      />
      {found && (
        <ul className={styles.found} aria-label={label}>
          {found.map((each) => (
            <li key={each.personId}>
              <button type="button" className={styles.foundButton} onClick={() => pick(each)}>
                <Avatar
                  size={24}
                  seed={each.personId}
                  name={each.displayName === undefined ? undefined : personTitle(each)}
                />
                <bdi className={styles.foundName}>{personTitle(each)}</bdi>
                <Dim>{numberText(each)}</Dim>
              </button>
            </li>
          ))}
          {found.length === 0 && (
            <li>
              <Dim>{t('nothingFound')}</Dim>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
