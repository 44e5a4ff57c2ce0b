import { sameData } from '@/utils/domain/same-data.ts';
import { type CommandHandlers, done, type QueryHandlers, refuse, type StoreDeps } from './deps.ts';
import { inOrder } from './in-order.ts';

export function templateQueries({ db }: StoreDeps): QueryHandlers<'templates'> {
  return {
    async templates() {
      return done((await db.templates.toArray()).sort((a, b) => a.order - b.order));
    },
  };
}

type TemplateCommand = 'putTemplate' | 'orderTemplates' | 'deleteTemplate';

export function templateCommands({ db, clock }: StoreDeps): CommandHandlers<TemplateCommand> {
  return {
    putTemplate: ({ template }) =>
      db.transaction('rw', db.templates, async () => {
        const all = await db.templates.toArray();
        const shortcut = template.shortcut?.toLowerCase();
        const isTaken = all.some(
          (other) => other.id !== template.id && other.shortcut?.toLowerCase() === shortcut,
        );
        if (shortcut !== undefined && isTaken) return refuse('in-use');
        const before = all.find((other) => other.id === template.id);
        const order = before?.order ?? Math.max(-1, ...all.map((other) => other.order)) + 1;
        const next = { ...template, order, updatedAt: before?.updatedAt ?? clock.now() };
        if (!sameData(before, next)) await db.templates.put({ ...next, updatedAt: clock.now() });
        return done(null);
      }),

    orderTemplates: ({ templateIds }) =>
      db.transaction('rw', db.templates, async () => {
        await db.templates.bulkPut(inOrder(await db.templates.toArray(), templateIds, clock.now()));
        return done(null);
      }),

    async deleteTemplate({ templateId }) {
      await db.templates.delete(templateId);
      return done(null);
    },
  };
}
