import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { useShell } from '@/components/app/shell.tsx';
import { type ByColumn, countsCsv } from '@/utils/domain/insight-by.ts';
import type { BroughtColumn } from '@/utils/domain/insight-brought.ts';
import { t, tOf } from '@/utils/i18n.ts';

/** Saves a table of counts as a file, `what` in its name; `first` stands above the labels. */
export function useCountsFile(what: string, first: string) {
  const { now } = useApp();
  const { toast } = useShell();
  return <Column extends ByColumn | BroughtColumn>(
    columns: readonly Column[],
    rows: readonly { label: string; counts: { [Name in Column]?: number } }[],
  ) => {
    const text = countsCsv(columns, rows, { first, column: (column) => tOf('insightColumn', column) });
    downloadFile(fileName(what, now(), 'csv'), text, 'text/csv');
    toast({ kind: 'done', text: t('insightSavedTable') });
  };
}
