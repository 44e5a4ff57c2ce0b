import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { LiveView } from '@/components/app/live-view.tsx';
import { NoMatch } from '@/components/app/no-match.tsx';
import { useShell } from '@/components/app/shell.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { SearchField } from '@/components/ui/search-field.tsx';
import { keyIn } from '@/components/ui/keys.ts';
import { Toolbar, View } from '@/components/ui/layout.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { asId, type TemplateId } from '@/utils/domain/ids.ts';
import type { Template } from '@/utils/domain/knowledge.ts';
import { findTemplates } from '@/utils/domain/template.ts';
import { t } from '@/utils/i18n.ts';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateList } from './template-list.tsx';
import { TemplateUse } from './template-use.tsx';

type Open = { what: 'use' | 'edit'; id: TemplateId } | { what: 'new' };

/** All templates; `/` goes to the search, from where Enter opens the best match. */
export function TemplatesView() {
  const live = useLive('templates', {});
  return <LiveView live={live}>{(templates) => <Templates templates={templates} />}</LiveView>;
}

function Templates({ templates }: { templates: readonly Template[] }) {
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<Open>();
  const found = findTemplates(templates, useDeferredValue(typed));
  const current = open && 'id' in open ? templates.find((template) => template.id === open.id) : undefined;
  const best = found[0];
  const { target } = useShell();
  useEffect(() => {
    if (target) setOpen({ what: 'use', id: asId(target.id) });
  }, [target]);

  if (templates.length === 0 && !open) {
    return (
      <EmptyState
        icon="template"
        title={t('templatesEmptyTitle')}
        text={t('templatesEmptyText')}
        action={
          <Button variant="primary" icon="plus" onClick={() => setOpen({ what: 'new' })}>
            {t('templatesNew')}
          </Button>
        }
      />
    );
  }
  return (
    // The shortcut belongs to the view, not to one control of it.
    <div
      role="presentation"
      style={{ blockSize: '100%' }}
      onKeyDown={(event) => {
        const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
        if (keyIn('templates', event) !== 'find0' || typing || open) return;
        event.preventDefault();
        setTyped('/');
        search.current?.focus();
      }}
    >
      <View>
        <View inert={open !== undefined}>
          <Toolbar
            end={
              <Button
                size="s"
                variant="primary"
                icon="plus"
                aria-label={t('templatesNew')}
                onClick={() => setOpen({ what: 'new' })}
              >
                {t('templatesNewShort')}
              </Button>
            }
          >
            <form
              style={{ flex: 1 }}
              onSubmit={(event) => {
                event.preventDefault();
                if (best) setOpen({ what: 'use', id: best.id });
              }}
            >
              <SearchField
                ref={search}
                value={typed}
                onChange={setTyped}
                label={t('templatesSearch')}
                clearLabel={t('clearSearch')}
              />
            </form>
          </Toolbar>
          {found.length === 0 ? (
            <NoMatch typed onClear={() => setTyped('')} />
          ) : (
            <TemplateList
              templates={found}
              all={templates}
              canOrder={typed.trim() === ''}
              onUse={(id) => setOpen({ what: 'use', id })}
              onEdit={(id) => setOpen({ what: 'edit', id })}
            />
          )}
        </View>
        {open?.what === 'use' && current && (
          <TemplateUse
            key={`${current.id} ${current.updatedAt}`}
            template={current}
            onBack={() => setOpen(undefined)}
            onEdit={() => setOpen({ what: 'edit', id: current.id })}
          />
        )}
        {(open?.what === 'new' || (open?.what === 'edit' && current)) && (
          <TemplateEditor template={current} all={templates} onBack={() => setOpen(undefined)} />
        )}
      </View>
    </div>
  );
}
