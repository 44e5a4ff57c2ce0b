import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useInsert } from '@/components/app/use-insert.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Checkbox } from '@/components/ui/fields.tsx';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { chooseLanguage, fillTemplate, templateValues } from '@/utils/domain/template.ts';
import { formatDate, language, t } from '@/utils/i18n.ts';

/** ST10: asks whether the warning goes into the open chat's message field, and puts it there. Sends nothing. */
export function useWarning(person: PersonSummary | undefined) {
  const { tab, now } = useApp();
  const { group } = useShell();
  const put = useInsert();
  const { strikeTemplateId } = useSettings();
  const [wanted, setWanted] = useState(false);
  const chat = tab?.activeChat;
  const template = useLive('templates', {}).value?.find(({ id }) => id === strikeTemplateId);
  if (!chat || !template || !person) return [];
  const write = async (reason: string) => {
    if (!wanted) return;
    const { text } = fillTemplate(
      template.texts[chooseLanguage(template.texts, language()) ?? ''] ?? '',
      templateValues({
        personName: person.displayName,
        groupName: group?.subject,
        date: formatDate(now()),
        reason,
        own: template.variables,
      }),
    );
    await put(text);
  };
  const choice = (
    <Checkbox
      label={t('strikeWrite', isolate(chat.title, 24))}
      hint={chat.groupId && t('strikeWriteGroup')}
      checked={wanted}
      onChange={setWanted}
    />
  );
  return [choice, write] as const;
}
