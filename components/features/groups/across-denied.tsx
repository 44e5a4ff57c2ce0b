import { useState } from 'react';
import { flip } from '@/components/app/flip.ts';
import { listedText } from '@/components/app/person-row.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import type { PersonId } from '@/utils/domain/ids.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { AcrossRow } from '@/utils/store/api.ts';

type DeniedProps = {
  denied: readonly AcrossRow[];
  onClose(): void;
  onContinue(ticked: readonly PersonId[]): void;
};

/** LN9, of people who were chosen: those on the deny list are added only if they are ticked. */
export function AcrossDenied({ denied, onClose, onContinue }: DeniedProps) {
  const [ticked, setTicked] = useState<readonly PersonId[]>([]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={tn('acrossDenied', denied.length)}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" onClick={() => onContinue(ticked)}>
            {t('groupsContinue')}
          </Button>
        </>
      }
    >
      <Stack>
        <Dim>{t('addDenied')}</Dim>
        {denied.map((person) => (
          <Checkbox
            key={person.personId}
            label={<bdi>{personTitle(person)}</bdi>}
            hint={person.listed && listedText(person.listed)}
            checked={ticked.includes(person.personId)}
            onChange={() => setTicked(flip(ticked, person.personId))}
          />
        ))}
      </Stack>
    </Dialog>
  );
}
