import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { isolate } from '@/components/app/isolate.ts';
import { jobItem } from '@/components/app/job-item.ts';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { Button } from '@/components/ui/button.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { tagsInGroup } from '@/utils/domain/filter.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { sortForAct } from '@/utils/domain/select-eligible.ts';
import {
  countingIn,
  isNoted,
  proposedTag,
  type StrikeProposal,
  strikeProposals,
} from '@/utils/domain/strikes.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';

type ProposalsProps = { card: PersonCard; groupId: GroupId | undefined; nowMs: number };

/** What so many strikes propose, for the group at hand or each that the person is in. Nothing happens by itself (ST7). */
export function StrikeProposals({ card, groupId, nowMs }: ProposalsProps) {
  return card.groups
    .filter((group) => group.state === 'member' && (groupId === undefined || group.groupId === groupId))
    .map((group) => <InGroup key={group.groupId} card={card} group={group} nowMs={nowMs} />);
}

type InGroupProps = { card: PersonCard; group: PersonCard['groups'][number]; nowMs: number };

function InGroup({ card, group, nowMs }: InGroupProps) {
  const { account } = useApp();
  const { confirm, groups } = useShell();
  const { TagPicker, BulkNote } = useSlots();
  const settings = useSettings();
  const command = useCommand();
  const tags = useTags();
  const noRemoving = useLack('remove-members');
  const [open, setOpen] = useState<StrikeProposal>();
  const { groupId } = group;
  const role = groups.find(({ id }) => id === groupId)?.myRole;
  const isAdmin = role === 'admin' || role === 'superadmin';
  const strikes = countingIn(card.strikes, groupId, { strikeDays: settings.strikeDays, nowMs });
  const count = strikes.length;
  const tag = proposedTag(settings, tags);
  const here = { ...card, groupId, wid: group.wid };
  const own = tagsInGroup(here);
  const why = `${tn('strikesCount', count)}: ${strikes.map(({ reason }) => reason).join('; ')}`;
  const proposals = strikeProposals(count, settings, {
    isNoted: isNoted(card.notes, groupId, strikes, settings.strikeNoteAt),
    isTagged: tag ? own.includes(tag.id) : own.length > 0,
    isRemovable: isAdmin && sortForAct([{ ...group, isMe: card.isMe }], 'remove').eligible.length > 0,
  });
  const close = () => setOpen(undefined);
  const remove = () =>
    void confirm({
      kind: 'remove',
      items: [jobItem(here)],
      reason: why,
    });
  const putTag = () => {
    if (tag && account)
      void command('tagPeople', {
        personIds: [card.personId],
        tagId: tag.id,
        groupId,
        accountId: account.id,
      });
    else setOpen('tag');
  };
  const does = {
    remove: ['strikesRemove', t('remove'), remove],
    tag: ['strikesTag', tag ? oneLine(tag.name) : t('tagAction'), putTag],
    note: ['strikesNote', t('noteAction'), () => setOpen('note')],
  } as const;
  return (
    <>
      {proposals.map((proposal) => {
        const [question, label, act] = does[proposal];
        const isRemoval = proposal === 'remove';
        const lack = isRemoval ? noRemoving : undefined;
        return (
          <Banner
            key={proposal}
            kind="warning"
            action={
              <Button
                size="s"
                variant={isRemoval ? 'remove' : undefined}
                disabled={lack !== undefined}
                title={lack}
                onClick={act}
              >
                {label}
              </Button>
            }
          >
            {tn(question, count, isolate(groupTitle(group.groupName)))}
          </Banner>
        );
      })}
      {open === 'tag' && <TagPicker people={[card]} groupId={groupId} onDone={close} />}
      {open === 'note' && <BulkNote people={[card]} groupId={groupId} text={why} onClose={close} />}
    </>
  );
}
