import { useState } from 'react';
import { useLack } from '@/components/app/feature-state.ts';
import { whomText } from '@/components/app/person-words.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t } from '@/utils/i18n.ts';
import type { MemberRow } from '@/utils/store/api.ts';
import { memberPlan } from './member-plan.ts';

const ROLE_ICONS = { promote: 'shield', demote: 'shield-off' } as const;

type MemberActionsProps = {
  rows: readonly MemberRow[];
  groupId: GroupId;
  iAmAdmin: boolean;
  onDone(): void;
};

/** What can be done with the members that are chosen. Tags and notes need no admin rights. */
export function MemberActions({ rows, groupId, iAmAdmin, onDone }: MemberActionsProps) {
  const { confirm } = useShell();
  const { TagPicker, BulkNote, StrikeDialog, ListDialog } = useSlots();
  const noRemoving = useLack('remove-members');
  const noRoles = useLack('change-roles');
  const [open, setOpen] = useState<'tag' | 'note' | 'strike' | 'deny'>();
  const close = () => setOpen(undefined);
  const others = rows.filter((row) => !row.isMe);
  const act = async (kind: 'remove' | 'promote' | 'demote') => {
    if ((await confirm(memberPlan(kind, rows))) !== null) onDone();
  };
  return (
    <>
      <IconButton icon="tag" label={t('tagAction')} onClick={() => setOpen('tag')} />
      <IconButton icon="note" label={t('noteAction')} onClick={() => setOpen('note')} />
      <Menu
        icon="more"
        iconOnly
        label={t('moreActions')}
        items={[
          { id: 'strike', icon: 'warning', label: t('strikeGive'), onSelect: () => setOpen('strike') },
          {
            id: 'deny',
            icon: 'ban',
            label: t('personDeny'),
            disabled: others.length === 0,
            onSelect: () => setOpen('deny'),
          },
          ...(iAmAdmin
            ? (['promote', 'demote'] as const).map((kind) => ({
                id: kind,
                icon: ROLE_ICONS[kind],
                label: t(kind),
                detail: noRoles,
                disabled: noRoles !== undefined,
                onSelect: () => void act(kind),
              }))
            : []),
        ]}
      />
      {iAmAdmin && (
        <Button
          variant="remove"
          disabled={noRemoving !== undefined}
          title={noRemoving}
          onClick={() => void act('remove')}
        >
          {t('remove')}
        </Button>
      )}
      <Dialog
        open={open === 'tag'}
        onClose={close}
        size="s"
        title={`${t('tagAction')}: ${whomText(rows)}`}
        closeLabel={t('close')}
      >
        <TagPicker people={rows} groupId={groupId} onDone={close} />
      </Dialog>
      {open === 'strike' && <StrikeDialog people={rows} groupId={groupId} onClose={close} />}
      {open === 'deny' && <ListDialog people={others} list="deny" onClose={close} />}
      {open === 'note' && <BulkNote people={rows} groupId={groupId} onClose={close} />}
    </>
  );
}
