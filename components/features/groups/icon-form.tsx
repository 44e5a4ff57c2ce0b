import { useId, useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Stack } from '@/components/ui/layout.tsx';
import { Segments } from '@/components/ui/segments.tsx';
import { unknownIconVariables } from '@/utils/domain/group-icons.ts';
import { TAG_COLOURS, type TagColour } from '@/utils/domain/knowledge.ts';
import { formatList, t, tOf } from '@/utils/i18n.ts';
import styles from './icons.module.css';

export const GROUNDS = ['picture', 'colour', 'none'] as const;

export type IconDraft = { ground: (typeof GROUNDS)[number]; colour: string; text: string };

/** Strong enough to be told apart in a chat list of either theme. */
export const ICON_COLOURS: Record<TagColour, string> = {
  gray: '#54656f',
  brown: '#7b5b3a',
  red: '#c62828',
  orange: '#c2511a',
  yellow: '#f2c94c',
  green: '#147a43',
  teal: '#087a71',
  'sky-blue': '#1776b3',
  cobalt: '#2f5bd0',
  purple: '#7b4fc9',
  pink: '#c23686',
};

type FormProps = {
  draft: IconDraft;
  onChange(draft: IconDraft): void;
  hasPicture: boolean;
  /** Why the file could not be taken. */
  problem?: string | undefined;
  onFile(file: File): void;
};

/** Ground and words of the new icons. */
export function IconForm({ draft, onChange, hasPicture, problem, onFile }: FormProps) {
  const change = (part: Partial<IconDraft>) => onChange({ ...draft, ...part });
  const unknown = unknownIconVariables(draft.text);
  return (
    <Stack gap={12}>
      <Segments
        label={t('iconGround')}
        value={draft.ground}
        options={GROUNDS.map((value) => ({ value, label: tOf('iconGround', value) }))}
        onChange={(ground) => change({ ground })}
      />
      {draft.ground === 'picture' && (
        <PictureField hasPicture={hasPicture} problem={problem} onFile={onFile} />
      )}
      {draft.ground === 'colour' && (
        <ColourField value={draft.colour} onChange={(colour) => change({ colour })} />
      )}
      {draft.ground !== 'none' && (
        <TextField
          label={t('iconText')}
          value={draft.text}
          hint={t('iconTextHint')}
          error={
            unknown.length > 0
              ? t('groupsUnfilled', formatList(unknown.map((name) => `{${name}}`)))
              : undefined
          }
          onChange={(text) => change({ text })}
        />
      )}
    </Stack>
  );
}

/** Dropping works anywhere in the window: see `useDroppedFile`. */
function PictureField(props: Pick<FormProps, 'hasPicture' | 'problem' | 'onFile'>) {
  const { hasPicture, problem, onFile } = props;
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  return (
    <div className={styles.drop}>
      <Button
        icon="upload"
        aria-describedby={problem ? problemId : undefined}
        onClick={() => input.current?.click()}
      >
        {t(hasPicture ? 'iconFileOther' : 'iconFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t('iconFile')}
        onChange={(event) => {
          const field = event.currentTarget;
          const file = field.files?.[0];
          // Emptied, so that the same file can be picked again after it was mended.
          field.value = '';
          if (file) onFile(file);
        }}
      />
      <span id={problemId} role="status" className={problem ? styles.problem : styles.hint}>
        {problem ?? t('iconDrop')}
      </span>
    </div>
  );
}

function ColourField({ value, onChange }: { value: string; onChange(colour: string): void }) {
  const name = useId();
  return (
    <Cluster>
      <fieldset className={styles.colours} aria-label={t('iconGround_colour')}>
        {TAG_COLOURS.map((colour) => (
          <label
            key={colour}
            className={styles.swatch}
            title={tOf('colour', colour)}
            style={{ background: ICON_COLOURS[colour] }}
          >
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={ICON_COLOURS[colour] === value}
              aria-label={tOf('colour', colour)}
              onChange={() => onChange(ICON_COLOURS[colour])}
            />
          </label>
        ))}
      </fieldset>
      <label className={styles.own}>
        <input
          type="color"
          className={styles.ownColour}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Dim>{t('iconOwnColour')}</Dim>
      </label>
    </Cluster>
  );
}
