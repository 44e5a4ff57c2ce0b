import { useDeferredValue, useState } from 'react';
import { isolate } from '@/components/app/isolate.ts';
import { numberText, personTitle } from '@/components/app/person-words.ts';
import { useKept } from '@/components/app/use-kept.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Avatar } from '@/components/ui/avatar.tsx';
import { Chip } from '@/components/ui/chip.tsx';
import { SearchField } from '@/components/ui/fields.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t } from '@/utils/i18n.ts';
import styles from './templates.module.css';

const SHOWN_PEOPLE = 6;
/** The store takes no longer ones. */
const TEXT_LIMIT = 200;

type PersonChoiceProps = {
  person: PersonSummary | undefined;
  onChange(person: PersonSummary | undefined): void;
};

/** Finds one person by name or number. */
export function PersonChoice({ person, onChange }: PersonChoiceProps) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed).trim().slice(0, TEXT_LIMIT);
  const live = useKept(useLive('findPeople', text === '' ? null : { text, limit: SHOWN_PEOPLE }));
  const found = text === '' ? undefined : live.value;
  if (person) {
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
  return (
    <div>
      <SearchField
        value={typed}
        onChange={setTyped}
        label={t('templatesPersonFind')}
        clearLabel={t('clearSearch')}
      />
      {found && (
        <ul className={styles.found} aria-label={t('templatesPersonFind')}>
          {found.map((each) => (
            <li key={each.personId}>
              <button
                type="button"
                className={styles.foundButton}
                onClick={() => {
                  setTyped('');
                  onChange(each);
                }}
              >
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
