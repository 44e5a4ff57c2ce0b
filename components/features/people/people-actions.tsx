import { useState } from 'react';
import { ActionBar } from '@/components/app/action-bar.tsx';
import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { useShell, useSlots } from '@/components/app/shell.tsx';
import { useTags } from '@/components/app/use-tags.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { peopleCsv } from '@/utils/domain/people-csv.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { PeopleRow } from '@/utils/store/api.ts';

type ActionsProps = { people: readonly PeopleRow[]; hiddenCount: number; onClear(): void };

/** Tags, notes, strikes and a file for those chosen. */
export function PeopleActions({ people, hiddenCount, onClear }: ActionsProps) {
  const { now } = useApp();
  const { toast } = useShell();
  const { TagPicker, BulkNote, StrikeDialog } = useSlots();
  const tags = useTags();
  const [open, setOpen] = useState<'tag' | 'note' | 'strike'>();
  const close = () => setOpen(undefined);
  const save = () => {
    const text = peopleCsv(people, {
      tagName: (id) => tags.get(id)?.name ?? '',
      roleName: (role) => tOf('role', role),
      listName: (list) => tOf('list', list),
    });
    downloadFile(fileName('people', now(), 'csv'), text, 'text/csv');
    toast({ kind: 'done', text: tn('peopleExported', people.length) });
  };
  return (
    <ActionBar chosenCount={people.length} hiddenCount={hiddenCount} onClear={onClear}>
      <Button icon="tag" onClick={() => setOpen('tag')}>
        {t('tagAction')}
      </Button>
      <IconButton icon="note" label={t('noteAction')} onClick={() => setOpen('note')} />
      <IconButton icon="warning" label={t('strikeGive')} onClick={() => setOpen('strike')} />
      <IconButton icon="download" label={t('peopleExport')} onClick={save} />
      <Dialog
        open={open === 'tag'}
        onClose={close}
        size="s"
        title={`${t('tagAction')}: ${tn('people', people.length)}`}
        closeLabel={t('close')}
      >
        <TagPicker people={people} onDone={close} />
      </Dialog>
      {open === 'strike' && <StrikeDialog people={people} onClose={close} />}
      {open === 'note' && <BulkNote people={people} onClose={close} />}
    </ActionBar>
  );
}
