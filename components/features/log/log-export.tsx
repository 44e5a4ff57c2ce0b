import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Menu } from '@/components/ui/menu.tsx';
import { logCsv, logJson } from '@/utils/domain/log-export.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import { filterOf, type LogChoice } from './log-choice.ts';

/** More lines than a spreadsheet opens; the log keeps a year. */
const EXPORT_LIMIT = 1_000_000;

const isoTime = (atMs: number): string => new Date(atMs).toISOString();

/** The entries that the filter finds, all of them, as a file. */
export function LogExport({ choice }: { choice: LogChoice }) {
  const { account, now } = useApp();
  const { group, toast } = useShell();
  const command = useCommand();
  const download = async (form: 'csv' | 'json') => {
    if (!account) return;
    const filter = filterOf(choice, { accountId: account.id, focus: group?.id, limit: EXPORT_LIMIT });
    const outcome = await command('log', filter);
    if (!outcome.ok) return;
    const { entries } = outcome.value;
    const text =
      form === 'csv'
        ? logCsv(entries, {
            column: (column) => tOf('logColumn', column),
            action: (action) => tOf('logAction', action),
            result: (result) => tOf('logResult', result),
            reason: reasonText,
            isoTime,
          })
        : logJson(entries, { exportedAt: isoTime(now()), isoTime });
    downloadFile(fileName('log', now(), form), text, form === 'csv' ? 'text/csv' : 'application/json');
    toast({ kind: 'done', text: tn('logExported', entries.length) });
  };
  return (
    <Menu
      label={t('logExport')}
      icon="download"
      iconOnly
      disabled={!account}
      items={[
        { id: 'csv', label: t('logCsv'), detail: t('logCsvHint'), onSelect: () => void download('csv') },
        { id: 'json', label: t('logJson'), detail: t('logJsonHint'), onSelect: () => void download('json') },
      ]}
    />
  );
}
