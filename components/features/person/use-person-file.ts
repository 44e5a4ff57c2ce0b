import { useApp } from '@/components/app/context.tsx';
import { downloadFile, fileName } from '@/components/app/files.ts';
import { groupTitle, oneLine, personTitle } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { type PersonFile, personHtml } from '@/utils/domain/person-file.ts';
import { direction, formatDateTime, language, t } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';
import { traceTitle } from './trace-words.ts';

/** Saves everything kept on a person: for programs as JSON, or as a page to be read. DR1. */
export function usePersonFile(card: PersonCard): (kind: 'json' | 'html') => Promise<void> {
  const { now } = useApp();
  const { groups, toast } = useShell();
  const tags = useTags();
  const command = useCommand();
  const nameOf = (id: string): string | undefined => {
    const group = groups.find((one) => one.id === id);
    if (group) return groupTitle(group.subject);
    const tag = [...tags.values()].find((one) => one.id === id);
    return tag && oneLine(tag.name);
  };
  return async (kind) => {
    const outcome = await command('personFile', { personId: card.personId });
    if (!outcome.ok) return;
    if (!outcome.value) {
      toast({ kind: 'error', text: t('personGone') });
      return;
    }
    const { at, text } = outcome.value;
    if (kind === 'json') downloadFile(fileName('person', now(), 'json'), text, 'application/json');
    else {
      const page = personHtml(JSON.parse(text) as PersonFile, {
        language: language(),
        direction: direction(),
        title: personTitle(card),
        intro: t('personFileIntro', formatDateTime(at)),
        table: traceTitle,
        time: formatDateTime,
        nameOf,
      });
      downloadFile(fileName('person', now(), 'html'), page, 'text/html');
    }
    toast({ kind: 'done', text: t('personFileSaved') });
  };
}
