import { useApp } from '@/components/app/context.tsx';
import { reasonText } from '@/components/app/reason-text.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { chooseLanguage, fillTemplate, templateValues } from '@/utils/domain/template.ts';
import { formatDate, language, t } from '@/utils/i18n.ts';

/** The template with this shortcut is the text of a warning. */
const SHORTCUT = 'warn';

/** "Write to them…": puts the warning into the open chat's message field and sends nothing. Missing where it cannot be. */
export function useWarning(person: PersonSummary | undefined) {
  const { tab, now } = useApp();
  const { toast, group } = useShell();
  const templates = useLive('templates', tab && person ? {} : null).value;
  const template = templates?.find(({ shortcut }) => shortcut === SHORTCUT);
  if (!tab?.activeChat || !template || !person) return undefined;
  const write = async () => {
    const { text } = fillTemplate(
      template.texts[chooseLanguage(template.texts, language()) ?? ''] ?? '',
      templateValues({
        personName: person.displayName,
        groupName: group?.subject,
        tagNames: [],
        date: formatDate(now()),
        own: template.variables,
      }),
    );
    const outcome = await tab.insertText(text);
    toast(
      outcome.ok
        ? { kind: 'done', text: t('templatesInserted') }
        : { kind: 'error', text: t('templatesNotInserted', reasonText(outcome.reason)) },
    );
  };
  return { label: () => t('strikeWrite'), onClick: () => void write() };
}
