import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { asId } from '@/utils/domain/ids.ts';
import type { PeopleFilter } from '@/utils/domain/people-list.ts';
import { type Segment, segmentProblem } from '@/utils/domain/segments.ts';
import { t, tOf } from '@/utils/i18n.ts';

type SegmentFormProps = {
  /** The one that gets another name; missing: a new one. */
  segment?: Segment | undefined;
  filter: PeopleFilter;
  segments: readonly Segment[];
  onClose(): void;
  /** Whether it was kept. */
  onSave(name: string): Promise<boolean>;
};

/** The name of a segment. */
export function SegmentForm({ segment, filter, segments, onClose, onSave }: SegmentFormProps) {
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(segment?.name ?? '');
  const [isAsked, setIsAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = segmentProblem({ id: segment?.id ?? asId(''), name, filter }, segments);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (problem !== undefined) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    const isKept = await onSave(name.trim());
    setBusy(false);
    if (isKept) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="s"
      title={t(segment ? 'segmentsRenameTitle' : 'segmentsNewTitle')}
      closeLabel={t('close')}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} noValidate>
        <Stack gap={16}>
          <TextField
            ref={field}
            label={t('setsName')}
            value={name}
            onChange={setName}
            error={isAsked && problem ? tOf('segmentsProblem', problem) : undefined}
          />
          {!segment && <Dim>{t('segmentsHint')}</Dim>}
        </Stack>
      </form>
    </Dialog>
  );
}
