import { type ComponentType, useRef, useState } from 'react';
import { AskDialog } from '@/components/app/ask-dialog.tsx';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { numberText, personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { SearchField } from '@/components/ui/search-field.tsx';
import { asId, type MergeId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { t } from '@/utils/i18n.ts';
import styles from './person.module.css';

const SHOWN = 20;

type MergeDialogProps = {
  person: PersonSummary;
  onClose(): void;
  /** What will be together, where there is room for it. MG14. */
  Preview?: ComponentType<{ into: PersonSummary; from: PersonSummary }> | undefined;
};

/** Two entries that are one person: found by name or number, brought together, and apart again by "Undo". */
export function MergeDialog({ person, onClose, Preview }: MergeDialogProps) {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const call = useCommand();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [other, setOther] = useState<PersonSummary>();
  const typed = text.trim();
  const found = useLive('findPeople', typed === '' ? null : { text: typed, limit: SHOWN }).value;
  const others = found?.filter((one) => one.personId !== person.personId);

  const merge = async (from: PersonSummary) => {
    if (!account) return;
    const mergeId = asId<MergeId>(newId());
    const outcome = await call('mergePeople', {
      mergeId,
      into: person.personId,
      from: from.personId,
      accountId: account.id,
    });
    if (!outcome.ok) return;
    onClose();
    toast({
      kind: 'done',
      text: t('personMerged', isolate(personTitle(from))),
      undo: () => void call('splitPeople', { mergeId, accountId: account.id }),
    });
  };

  return (
    <AskDialog
      title={t('personMergeTitle')}
      doLabel={other ? t('personMergeDo', isolate(personTitle(other), 30)) : t('tagsMergeDo')}
      disabled={!other}
      size="m"
      initialFocus={field}
      onDo={() => other && void merge(other)}
      onClose={onClose}
    >
      <div className={styles.merge}>
        <p className={styles.none}>{t('personMergeHint')}</p>
        <SearchField
          ref={field}
          value={text}
          onChange={setText}
          label={t('personMergeFind')}
          clearLabel={t('clearSearch')}
        />
        {others?.length === 0 && <p className={styles.none}>{t('personMergeNobody')}</p>}
        <div className={styles.found}>
          {others?.map((one) => (
            <label key={one.personId} className={styles.choice}>
              <input
                type="radio"
                name="other"
                checked={one.personId === other?.personId}
                onChange={() => setOther(one)}
              />
              <bdi className={styles.value}>{personTitle(one)}</bdi>
              <bdi className={styles.dim}>{numberText(one)}</bdi>
            </label>
          ))}
        </div>
        {other && Preview && <Preview into={person} from={other} />}
      </div>
    </AskDialog>
  );
}
