import { useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { listedText } from '@/components/app/person-row.tsx';
import { personTitle } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import type { AcrossKind } from '@/utils/domain/across-groups.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { AcrossRow, GroupRow } from '@/utils/store/api.ts';
import { AcrossDenied } from './across-denied.tsx';
import { acrossPlan, targetOfPerson } from '@/components/app/across-plan.ts';

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
  const [denied, setDenied] = useState<readonly AcrossRow[]>([]);
  /** `leftOut`: on the deny list, and not ticked. */
  const act = async (kind: AcrossKind, leftOut: readonly AcrossRow[] = []) => {
    if (!account) return;
    setIsAsking(true);
    const where = await command('whereAre', {
      accountId: account.id,
      groupIds: groups.map(({ id }) => id),
      personIds: people.map(({ personId }) => personId),
    });
    setIsAsking(false);
    if (!where.ok) return;
    const out = new Set(leftOut.map(({ personId }) => personId));
    const whom = people.filter(({ personId }) => !out.has(personId)).map(targetOfPerson);
    const named = leftOut.map((person) => ({
      label: personTitle(person),
      reason: person.listed ? listedText(person.listed) : '',
    }));
    const jobId = await confirm(acrossPlan(kind, whom, groups, where.value, { more: named }));
    if (jobId !== null) onClear();
  };
  return (
    <ActionBar chosenCount={people.length} hiddenCount={0} onClear={onClear}>
      <IconButton icon="tag" label={t('tagAction')} onClick={() => setIsTagging(true)} />
      <Button
        disabled={noAdding !== undefined || isAsking}
        title={noAdding ?? t('acrossAddHint')}
        onClick={() => {
          const listed = people.filter((person) => person.listed?.list === 'deny');
          setDenied(listed);
          if (listed.length === 0) void act('add');
        }}
      >
        {t('acrossAdd')}
      </Button>
      <Button
        variant="remove"
        disabled={noRemoving !== undefined || isAsking}
        title={noRemoving}
        onClick={() => void act('remove')}
      >
        {t('acrossRemove')}
      </Button>
      {denied.length > 0 && (
        <AcrossDenied
          denied={denied}
          onClose={() => setDenied([])}
          onContinue={(ticked) => {
            setDenied([]);
            void act(
              'add',
              denied.filter(({ personId }) => !ticked.includes(personId)),
            );
          }}
        />
      )}
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
