import { useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import type { AcrossKind } from '@/utils/domain/across-groups.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { AcrossRow, GroupRow } from '@/utils/store/api.ts';
import { acrossPlan, targetOfPerson } from './across-plan.ts';

type ActionsProps = {
  people: readonly AcrossRow[];
  /** The groups that the list is about, which are those acted in. */
  groups: readonly GroupRow[];
  onClear(): void;
};

/** Tags, and out of or into all of these groups. */
export function AcrossActions({ people, groups, onClear }: ActionsProps) {
  const { account } = useApp();
  const { confirm } = useShell();
  const { TagPicker } = useSlots();
  const command = useCommand();
  const noRemoving = useLack('remove-members');
  const noAdding = useLack('add-members');
  const [isTagging, setIsTagging] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const act = async (kind: AcrossKind) => {
    if (!account) return;
    setIsAsking(true);
    const where = await command('whereAre', {
      accountId: account.id,
      groupIds: groups.map(({ id }) => id),
      personIds: people.map(({ personId }) => personId),
    });
    setIsAsking(false);
    if (!where.ok) return;
    const jobId = await confirm(acrossPlan(kind, people.map(targetOfPerson), groups, where.value));
    if (jobId !== null) onClear();
  };
  return (
    <ActionBar chosenCount={people.length} hiddenCount={0} onClear={onClear}>
      <IconButton icon="tag" label={t('tagAction')} onClick={() => setIsTagging(true)} />
      <Button
        disabled={noAdding !== undefined || isAsking}
        title={noAdding ?? t('acrossAddHint')}
        onClick={() => void act('add')}
      >
        {t('acrossAdd')}
      </Button>
      <Button
        variant="danger"
        disabled={noRemoving !== undefined || isAsking}
        title={noRemoving}
        onClick={() => void act('remove')}
      >
        {t('acrossRemove')}
      </Button>
      <Dialog
        open={isTagging}
        onClose={() => setIsTagging(false)}
        size="s"
        title={`${t('tagAction')}: ${tn('people', people.length)}`}
        closeLabel={t('close')}
      >
        <TagPicker people={people} onDone={() => setIsTagging(false)} />
      </Dialog>
    </ActionBar>
  );
}
