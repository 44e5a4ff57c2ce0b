import { useState } from 'react';
import { NameDialog } from '@/components/app/name-dialog.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { type GroupSet, groupSetProblem } from '@/utils/domain/group-sets.ts';
import { asId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';

type SetFormProps = {
  /** The set that gets another name; missing: a new one. */
  set?: GroupSet | undefined;
  /** What a new one can hold; at least one. */
  holds: readonly [GroupSet['holds'], ...GroupSet['holds'][]];
  sets: readonly GroupSet[];
  onClose(): void;
  /** Whether it was kept. */
  onSave(part: Pick<GroupSet, 'name' | 'holds'>): Promise<boolean>;
};

/** The name of a set, and for a new one whether it holds the groups chosen or follows the filter. */
export function SetForm({ set, holds, sets, onClose, onSave }: SetFormProps) {
  const [by, setBy] = useState(holds[0].by);
  const held = holds.find((one) => one.by === by) ?? holds[0];
  return (
    <NameDialog
      title={t(set ? 'setsRenameTitle' : 'setsNewTitle')}
      label={t('setsName')}
      name={set?.name}
      problemOf={(name) => {
        const problem = groupSetProblem({ id: set?.id ?? asId(''), name, holds: held }, sets);
        return problem && tOf('setsProblem', problem);
      }}
      onClose={onClose}
      onSave={(name) => onSave({ name, holds: held })}
    >
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
      {!set && <Dim>{tOf('setsHint', held.by)}</Dim>}
    </NameDialog>
  );
}
