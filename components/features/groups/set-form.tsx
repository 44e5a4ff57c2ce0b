import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { type GroupSet, groupSetProblem } from '@/utils/domain/group-sets.ts';
import { asId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';

type SetFormProps = {
  /** The set that gets another name; missing: a new one. */
  set?: GroupSet | undefined;
  /** What a new one can hold; at least one. */
  holds: readonly GroupSet['holds'][];
  sets: readonly GroupSet[];
  onClose(): void;
  /** Whether it was kept. */
  onSave(part: Pick<GroupSet, 'name' | 'holds'>): Promise<boolean>;
};

/** The name of a set, and for a new one whether it holds the groups chosen or follows the filter. */
export function SetForm({ set, holds, sets, onClose, onSave }: SetFormProps) {
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(set?.name ?? '');
  const [by, setBy] = useState(holds[0]?.by ?? 'hand');
  const [isAsked, setIsAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const held = holds.find((one) => one.by === by) ?? holds[0];
  const problem = held && groupSetProblem({ id: set?.id ?? asId(''), name, holds: held }, sets);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (!held || problem !== undefined) {
      field.current?.focus();
      return;
    }
    setBusy(true);
    const isKept = await onSave({ name, holds: held });
    setBusy(false);
    if (isKept) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="s"
      title={t(set ? 'setsRenameTitle' : 'setsNewTitle')}
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
            error={isAsked && problem ? tOf('setsProblem', problem) : undefined}
          />
          {!set && holds.length > 1 && (
            <Segments<'hand' | 'filter'>
              label={t('setsHolds')}
              value={by}
              onChange={setBy}
              options={holds.map((one) => ({
                value: one.by,
                label: one.by === 'hand' ? tn('setsHoldsHand', one.groupIds.length) : t('setsHoldsFilter'),
              }))}
            />
          )}
          {!set && held && <Dim>{tOf('setsHint', held.by)}</Dim>}
        </Stack>
      </form>
    </Dialog>
  );
}
