import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import type { GroupId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { fillTemplate, templateValues } from '@/utils/domain/template.ts';
import { formatDate } from '@/utils/i18n.ts';

/** Real people and groups for a template's variables, and the text that comes of it. */
export function useFill(text: string, own: Readonly<Record<string, string>>) {
  const { tab, now } = useApp();
  const { group, groups } = useShell();
  const { value: tags } = useLive('tags', {});
  const [person, setPerson] = useState<PersonSummary>();
  const [groupId, setGroupId] = useState<GroupId | ''>(group?.id ?? '');
  // In a chat with one person the chat's title is their name.
  const chat = tab?.activeChat;
  const chatName = chat && chat.groupId === undefined && /\p{L}/u.test(chat.title) ? chat.title : undefined;

  const filled = useMemo(() => {
    const tagIds = person
      ? [
          ...person.tags,
          ...person.groupTags.filter((mark) => mark.groupId === groupId).map((mark) => mark.tagId),
        ]
      : [];
    const values = templateValues({
      personName: person ? person.displayName : chatName,
      groupName: groups.find((each) => each.id === groupId)?.subject,
      tagNames: (tags ?? []).filter((tag) => tagIds.includes(tag.id)).map((tag) => tag.name),
      date: formatDate(now()),
      own,
    });
    return fillTemplate(text, values);
  }, [text, own, person, groupId, chatName, groups, tags, now]);

  return { filled, person, setPerson, groupId, setGroupId, chatName };
}

export type Fill = ReturnType<typeof useFill>;
