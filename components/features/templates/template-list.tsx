import { isolate } from '@/components/app/isolate.ts';
import { oneLine } from '@/components/app/person-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { IconButton } from '@/components/ui/button.tsx';
import { Scroll } from '@/components/ui/layout.tsx';
import { ReorderList } from '@/components/ui/reorder-list.tsx';
import type { TemplateId } from '@/utils/domain/ids.ts';
import type { Template } from '@/utils/domain/knowledge.ts';
import { chooseLanguage } from '@/utils/domain/template.ts';
import { language, t } from '@/utils/i18n.ts';
import styles from './templates.module.css';

type TemplateListProps = {
  templates: readonly Template[];
  /** In their order, for putting a deleted one back in its place. */
  all: readonly Template[];
  /** While only some are shown, a place in the list means nothing. */
  canOrder: boolean;
  onUse(id: TemplateId): void;
  onEdit(id: TemplateId): void;
};

export function TemplateList({ templates, all, canOrder, onUse, onEdit }: TemplateListProps) {
  const command = useCommand();
  const { toast } = useShell();
  const order = (ordered: readonly Template[]) =>
    command('orderTemplates', { templateIds: ordered.map((template) => template.id) });

  const remove = async (template: Template) => {
    const outcome = await command('deleteTemplate', { templateId: template.id });
    if (!outcome.ok) return;
    const { updatedAt: _at, order: _place, ...kept } = template;
    const restore = async () => {
      if ((await command('putTemplate', { template: kept })).ok) await order(all);
    };
    toast({
      text: t('templatesDeleted', isolate(template.name)),
      undo: () => void restore(),
    });
  };
  return (
    <Scroll>
      <ReorderList
        items={templates}
        keyOf={(template) => template.id}
        label={t('templatesTitle')}
        rowHeight={60}
        disabled={!canOrder}
        handleLabel={(template) => t('moveWithKeys', isolate(template.name))}
        movedText={(template, place) => t('movedTo', isolate(template.name), place, templates.length)}
        onOrder={(ordered) => void order(ordered)}
        renderRow={(template) => (
          <div className={styles.row}>
            <button type="button" className={styles.open} onClick={() => onUse(template.id)}>
              <span className={styles.rowHead}>
                <bdi className={styles.name}>{oneLine(template.name)}</bdi>
                {template.shortcut && <bdi className={styles.shortcut}>/{oneLine(template.shortcut)}</bdi>}
              </span>
              <span className={styles.firstLine} dir="auto">
                {oneLine(template.texts[chooseLanguage(template.texts, language()) ?? ''] ?? '')}
              </span>
            </button>
            <IconButton
              size="s"
              icon="edit"
              label={t('editThing', isolate(template.name))}
              onClick={() => onEdit(template.id)}
            />
            <IconButton
              size="s"
              icon="trash"
              label={t('deleteThing', isolate(template.name))}
              onClick={() => void remove(template)}
            />
          </div>
        )}
      />
    </Scroll>
  );
}
