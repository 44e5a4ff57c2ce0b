import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useLack } from '@/components/app/feature-state.ts';
import { isolate } from '@/components/app/isolate.ts';
import { useCopy } from '@/components/app/use-copy.ts';
import { useInsert } from '@/components/app/use-insert.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Scroll, Stack, View } from '@/components/ui/layout.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { TEMPLATE_TEXT_LIMIT, type Template } from '@/utils/domain/knowledge.ts';
import { chooseLanguage, variablesOf } from '@/utils/domain/template.ts';
import { language, t } from '@/utils/i18n.ts';
import { languageName } from './languages.ts';
import { FillChoices, Preview } from './preview.tsx';
import styles from './templates.module.css';
import { useFill } from './use-fill.ts';

/** Fills one template and puts it into WhatsApp's composer, or on the clipboard. Sends nothing. */
export function TemplateUse(props: { template: Template; onBack(): void; onEdit(): void }) {
  const { template, onBack, onEdit } = props;
  const tags = Object.keys(template.texts).sort();
  const [wanted, setWanted] = useState(() => chooseLanguage(template.texts, language()) ?? '');
  const [own, setOwn] = useState(template.variables);
  const text = template.texts[wanted] ?? '';
  const fill = useFill(text, own);
  const names = variablesOf(text);
  return (
    <SlideOver
      title={template.name}
      backLabel={t('back')}
      onBack={onBack}
      actions={<IconButton icon="edit" label={t('edit')} onClick={onEdit} />}
    >
      <View>
        <Scroll padded>
          <Stack gap={16}>
            {tags.length > 1 && (
              <Select
                label={t('templatesLanguage')}
                value={wanted}
                options={tags.map((tag) => ({ value: tag, label: languageName(tag) }))}
                onChange={setWanted}
              />
            )}
            <Preview fill={fill} />
            <FillChoices fill={fill} names={names} />
            {names
              .filter((name) => Object.hasOwn(template.variables, name))
              .map((name) => (
                <TextField
                  key={name}
                  label={`{${name}}`}
                  maxLength={TEMPLATE_TEXT_LIMIT}
                  value={own[name] ?? ''}
                  onChange={(value) => setOwn({ ...own, [name]: value })}
                />
              ))}
          </Stack>
        </Scroll>
        <InsertBar text={fill.filled.text} />
      </View>
    </SlideOver>
  );
}

function InsertBar({ text }: { text: string }) {
  const { tab } = useApp();
  const put = useInsert();
  const copyText = useCopy();
  const [busy, setBusy] = useState(false);
  const noField = useLack('composer');
  const noChat = useLack('active-chat');
  const lack = noField ?? noChat;
  const chat = tab?.activeChat;
  const hint = !tab || lack ? 'templatesCopyOnly' : chat ? 'templatesNothingSent' : 'templatesOpenChat';
  const copy = () => copyText(text, t('templatesCopied'));
  const insert = async () => {
    setBusy(true);
    await put(text);
    setBusy(false);
  };
  return (
    <div className={styles.insertBar}>
      <Dim>{t(hint)}</Dim>
      <Cluster end>
        <Button icon="copy" variant={tab ? 'secondary' : 'primary'} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        {tab && (
          <Button
            variant="primary"
            busy={busy}
            disabled={!chat || lack !== undefined}
            title={lack}
            className={styles.insert}
            onClick={() => void insert()}
          >
            {chat ? t('templatesInsertInto', isolate(chat.title, 24)) : t('templatesInsert')}
          </Button>
        )}
      </Cluster>
    </div>
  );
}
