import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { RelativeTime } from '@/components/ui/states.tsx';
import { asId, type MergeId } from '@/utils/domain/ids.ts';
import { Section } from '@/components/ui/layout.tsx';
import { type PersonPart, sidesOfSplit } from '@/utils/domain/parts.ts';
import { formatDateTime, formatRelative, t } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';
import { Sides } from './parts-preview.tsx';
import page from './person-page.module.css';
import styles from './person.module.css';

/** Of whom a person was made, each of them to be split off after a look at both sides. MG14, MG15. */
export function PartsSection({ card, nowMs }: { card: PersonCard; nowMs: number }) {
  const { account, newId } = useApp();
  const { toast } = useShell();
  const command = useCommand();
  const parts = useLive('personParts', { personId: card.personId }).value ?? [];
  const [chosen, setChosen] = useState<PersonPart>();
  if (parts.length < 2) return null;
  const split = async ({ personId, label, of }: PersonPart) => {
    if (!account || !of) return;
    const accountId = account.id;
    const outcome = await command('splitPeople', { mergeId: of.mergeId, accountId });
    if (!outcome.ok) return;
    setChosen(undefined);
    toast({
      kind: 'done',
      text: t('splitDone', isolate(oneLine(label))),
      action: {
        label: () => t('undo'),
        onClick: () =>
          void command('mergePeople', {
            mergeId: asId<MergeId>(newId()),
            into: of.personId,
            from: personId,
            accountId,
          }),
      },
    });
  };
  return (
    <Section title={t('personMerges')}>
      <ul>
        {parts.map(
          (part) =>
            part.of && (
              <li key={part.personId} className={styles.line}>
                <bdi className={styles.value}>{oneLine(part.label)}</bdi>
                <span className={styles.dim}>
                  {part.of.isAutomatic && `${t('mergeAutomatic')} · `}
                  <RelativeTime
                    atMs={part.of.at}
                    text={formatRelative(part.of.at, nowMs)}
                    exact={formatDateTime(part.of.at)}
                  />
                </span>
                <Button size="s" icon="split" onClick={() => setChosen(part)}>
                  {t('personSplit')}
                </Button>
              </li>
            ),
        )}
      </ul>
      {chosen && (
        <SplitDialog
          parts={parts}
          part={chosen}
          onClose={() => setChosen(undefined)}
          onSplit={() => void split(chosen)}
        />
      )}
    </Section>
  );
}

type SplitDialogProps = {
  parts: readonly PersonPart[];
  part: PersonPart;
  onClose(): void;
  onSplit(): void;
};

function SplitDialog({ parts, part, onClose, onSplit }: SplitDialogProps) {
  const { stays, goes } = sidesOfSplit(parts, part.personId);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('splitTitle', isolate(oneLine(part.label)))}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" onClick={onSplit}>
            {t('personSplit')}
          </Button>
        </>
      }
    >
      <p className={page.hint}>{t('splitApart')}</p>
      <Sides
        sides={[
          { title: t('splitStays'), parts: stays },
          { title: t('splitGoes'), parts: goes },
        ]}
      />
    </Dialog>
  );
}
