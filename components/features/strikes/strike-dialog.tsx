import { useState } from 'react';
import { changeListFilter } from '@/components/app/list-filter-state.ts';
import { useApp } from '@/components/app/context.tsx';
import { whomText } from '@/components/app/person-words.ts';
import { ReasonDialog } from '@/components/app/reason-dialog.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { NO_FILTER } from '@/utils/domain/filter.ts';
import { asId, type GroupId, type StrikeId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { STRIKE_REASON_LIMIT } from '@/utils/domain/strikes.ts';
import { t, tn } from '@/utils/i18n.ts';
import { useWarning } from './use-warning.tsx';

type StrikeDialogProps = {
  people: readonly PersonSummary[];
  groupId?: GroupId | undefined;
  isOnCard?: boolean | undefined;
  onClose(): void;
};

/** Gives one strike to each of these people. */
export function StrikeDialog({ people, groupId, isOnCard, onClose }: StrikeDialogProps) {
  const { account, newId } = useApp();
  const { toast, openFeature, openPerson } = useShell();
  const command = useCommand();
  // Made once: a second try after a lost answer gives no second strike.
  const [strikeId] = useState(() => asId<StrikeId>(newId()));
  const [first] = people;
  const one = people.length === 1 ? first : undefined;
  const [choice, write] = useWarning(one);
  /** One on the card; several where they can be noted, tagged and removed together. */
  const showReached = (strikesFrom: number | undefined) => {
    if (one) {
      openPerson(one.personId, groupId);
      return;
    }
    changeListFilter('members', { ...NO_FILTER, strikesFrom });
    openFeature('members');
  };
  const give = async (reason: string, where: GroupId | undefined): Promise<boolean> => {
    if (!account) return false;
    const outcome = await command('addStrike', {
      strikeId,
      personIds: people.map((person) => person.personId),
      groupId: where,
      seenIn: groupId,
      reason,
      accountId: account.id,
    });
    if (outcome.ok) {
      const { reached, limit } = outcome.value;
      const given = tn('strikesGiven', people.length);
      // ST40: the card itself shows what is proposed.
      const isTold = reached > 0 && !isOnCard;
      toast({
        kind: 'done',
        text: isTold ? `${given}. ${one ? t('strikesReachedOne') : tn('strikesReached', reached)}` : given,
        action:
          isTold && (one || groupId !== undefined)
            ? { label: () => t('strikesShow'), onClick: () => showReached(limit) }
            : undefined,
        undo: () =>
          void command('takeBackStrike', {
            strikeId,
            note: t('strikesUndone'),
            accountId: account.id,
            whole: true,
          }),
      });
      // While a modal dialog is open, the page below takes no text.
      onClose();
      await write?.(reason);
    }
    return outcome.ok;
  };
  return (
    <ReasonDialog
      title={`${t('strikeGive')}: ${whomText(people)}`}
      label={t('strikeReason')}
      saveLabel={t('strikeGive')}
      limit={STRIKE_REASON_LIMIT}
      required
      groupId={groupId}
      onSave={give}
      onClose={onClose}
    >
      {choice}
    </ReasonDialog>
  );
}
