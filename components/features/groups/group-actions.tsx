import { useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useSlots } from '@/components/app/shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useTakeSnapshots } from '@/components/app/use-take-snapshots.ts';
import { Menu } from '@/components/ui/menu.tsx';
import type { AcrossKind } from '@/utils/domain/across-groups.ts';
import type { SettingName } from '@/utils/domain/group-rules.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { AcrossDialog } from './across-dialog.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { IconDialog } from './icon-dialog.tsx';
import { relinkPlan } from './relink-plan.ts';
import { SetDialog } from './set-dialog.tsx';
import { useOnTheirWay } from './use-on-their-way.ts';

type ActionsProps = {
  /** In the order of the table. */
  chosen: readonly GroupRow[];
  hiddenCount: number;
  onClear(): void;
  /** The people of these groups are to be shown. */
  onFind(groupIds: readonly GroupId[]): void;
  /** A job for them is written down. */
  onDone(): void;
};

/** Groups that are in a dialog stay the same while it is open, whatever becomes of the choice. */
type Open =
  | { what: 'set'; setting: SettingName }
  | { what: 'icon' }
  | { what: AcrossKind | 'copy' | 'lock'; groupIds: readonly GroupId[] };

const SETTINGS: readonly SettingName[] = [
  'announce',
  'restrict',
  'approval',
  'addMode',
  'ephemeralS',
  'subject',
  'description',
];

/** What can be done with the groups that are chosen. */
export function GroupActions({ chosen, hiddenCount, onClear, onFind, onDone }: ActionsProps) {
  const [open, setOpen] = useState<Open>();
  const { LockDialog } = useSlots();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onDone();
  };
  const { confirm } = useShell();
  const { isTaking, take } = useTakeSnapshots();
  const isOnItsWay = useOnTheirWay();
  const noLinks = useLack('invite-link');
  const noIcons = useLack('icon');
  const relink = async () => {
    const plan = relinkPlan(chosen, (id) => isOnItsWay(id, 'invite-link'));
    if ((await confirm(plan)) !== null) onDone();
  };
  const ids = () => chosen.map(({ id }) => id);
  return (
    <>
      <ActionBar
        chosenCount={chosen.length}
        hiddenCount={hiddenCount}
        countText={tn('groupsSelected', chosen.length)}
        onClear={onClear}
      >
        <Menu
          label={t('groupsPeople')}
          items={[
            { id: 'find', icon: 'search', label: t('groupsPeople_find'), onSelect: () => onFind(ids()) },
            {
              id: 'add',
              icon: 'user-plus',
              label: t('groupsPeople_add'),
              onSelect: () => setOpen({ what: 'add', groupIds: ids() }),
            },
            {
              id: 'remove',
              icon: 'user-minus',
              danger: true,
              label: t('groupsPeople_remove'),
              onSelect: () => setOpen({ what: 'remove', groupIds: ids() }),
            },
          ]}
        />
        <Button icon="lock" onClick={() => setOpen({ what: 'lock', groupIds: ids() })}>
          {t('lockNowAsk')}
        </Button>
        <Menu
          label={t('groupsMore')}
          items={[
            {
              id: 'copy',
              icon: 'copy',
              label: t('groupsCopy'),
              onSelect: () => setOpen({ what: 'copy', groupIds: ids() }),
            },
            {
              id: 'relink',
              icon: 'link',
              label: t('groupsRelink'),
              detail: noLinks,
              disabled: noLinks !== undefined,
              onSelect: () => void relink(),
            },
            {
              id: 'snapshot',
              icon: 'clock',
              label: t('snapTake'),
              disabled: isTaking,
              onSelect: () => void take(ids()),
            },
          ]}
        />
        <Menu
          variant="primary"
          label={t('groupsSet')}
          items={[
            ...SETTINGS.map((name) => ({
              id: name,
              label: tOf('setting', name),
              onSelect: () => setOpen({ what: 'set', setting: name }),
            })),
            {
              id: 'icon',
              label: t('groupsIcon'),
              detail: noIcons,
              disabled: noIcons !== undefined,
              onSelect: () => setOpen({ what: 'icon' }),
            },
          ]}
        />
      </ActionBar>
      {open?.what === 'set' && chosen.length > 0 && (
        <SetDialog key={open.setting} setting={open.setting} chosen={chosen} onClose={close} onDone={done} />
      )}
      {open?.what === 'icon' && chosen.length > 0 && (
        <IconDialog chosen={chosen} onClose={close} onDone={done} />
      )}
      {open?.what === 'lock' && <LockDialog groupIds={open.groupIds} onClose={close} onDone={done} />}
      {open?.what === 'copy' && <CopyDialog groupIds={open.groupIds} onClose={close} onDone={done} />}
      {(open?.what === 'add' || open?.what === 'remove') && (
        <AcrossDialog kind={open.what} groupIds={open.groupIds} onClose={close} onDone={done} />
      )}
    </>
  );
}
