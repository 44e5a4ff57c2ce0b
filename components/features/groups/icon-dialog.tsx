import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCapabilities } from '@/components/app/feature-state.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { initials } from '@/components/ui/avatar.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { type IconLine, previewIcons } from '@/utils/domain/group-icons.ts';
import type { PictureId } from '@/utils/domain/ids.ts';
import { formatDate, formatNumber, t, tn } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { type Ground, makePicture } from './icon-drawing.ts';
import { ICON_COLOURS, type IconDraft, IconForm } from './icon-form.tsx';
import { iconPlan } from './icon-plan.ts';
import { IconPreview } from './icon-preview.tsx';
import { useDroppedFile } from './use-dropped-file.ts';
import { useIconPicture } from './use-icon-picture.ts';
import { useOnTheirWay } from './use-on-their-way.ts';

type IconDialogProps = {
  /** In the order of the table. */
  chosen: readonly GroupRow[];
  onClose(): void;
  /** The job is written down. */
  onDone(): void;
};

const FIRST: IconDraft = { ground: 'picture', colour: ICON_COLOURS.green, text: '' };

/** The icon for all of them, and what each will get; then the confirm screen. */
export function IconDialog({ chosen, onClose, onDone }: IconDialogProps) {
  const { now } = useApp();
  const { confirm } = useShell();
  const capabilities = useCapabilities();
  const isPending = useOnTheirWay();
  const keepPictures = useKeptPictures();
  const [draft, setDraft] = useState(FIRST);
  const [isAsking, setIsAsking] = useState(false);
  const [drawn, setDrawn] = useState<{ done: number; of: number }>();
  const [isNotDrawn, setIsNotDrawn] = useState(false);
  const [openedAt] = useState(now);
  const { picture, problem, take } = useIconPicture();
  const pick = (file: File) => {
    setDraft((before) => ({ ...before, ground: 'picture' }));
    void take(file);
  };
  useDroppedFile(!isAsking && !drawn, pick);

  const removes = draft.ground === 'none';
  const ground: Ground | undefined = draft.ground === 'colour' ? draft.colour : picture;
  const lines = useMemo(
    () =>
      previewIcons(chosen, removes ? '' : draft.text, {
        capabilities,
        date: formatDate(openedAt),
        formatNumber,
        initials,
        isOnItsWay: (groupId) => isPending(groupId, 'icon'),
      }),
    [chosen, removes, draft.text, capabilities, openedAt, isPending],
  );
  const isReady = removes || ground !== undefined;
  const changeCount = lines.filter(({ kind }) => kind === 'change').length;

  const ask = async () => {
    setIsNotDrawn(false);
    let pictures: Map<string, PictureId> | undefined;
    if (!removes && ground !== undefined) {
      const kept = await keepPictures(ground, lines, (done, of) => setDrawn({ done, of }));
      setDrawn(undefined);
      if (kept === 'not-drawn') setIsNotDrawn(true);
      if (!(kept instanceof Map)) return;
      pictures = kept;
    }
    setIsAsking(true);
    const jobId = await confirm(iconPlan(lines, pictures));
    setIsAsking(false);
    if (jobId !== null) onDone();
  };

  return (
    <Dialog
      open={!isAsking}
      onClose={onClose}
      size="l"
      title={tn('groupsSetTitle', chosen.length, t('groupsIcon'))}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={!isReady || changeCount === 0}
            busy={drawn !== undefined}
            onClick={() => void ask()}
          >
            {t('groupsContinue')}
          </Button>
        </>
      }
    >
      <Stack gap={16}>
        <div inert={drawn !== undefined}>
          <IconForm
            draft={draft}
            onChange={setDraft}
            hasPicture={picture !== undefined}
            problem={problem}
            onFile={pick}
          />
        </div>
        {isNotDrawn && <Banner kind="error">{t('iconNotDrawn')}</Banner>}
        {drawn && <Banner>{t('iconDrawing', drawn.done, drawn.of)}</Banner>}
        {isReady && <IconPreview lines={lines} ground={removes ? undefined : ground} />}
      </Stack>
    </Dialog>
  );
}

/** Draws each icon once, and gives it to the store, until the dialog is gone; an order that is refused is told in a toast. */
function useKeptPictures() {
  const command = useCommand();
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  return async (
    ground: Ground,
    lines: readonly IconLine<GroupRow>[],
    onProgress: (done: number, of: number) => void,
  ): Promise<Map<string, PictureId> | 'not-drawn' | 'not-kept'> => {
    const texts = [...new Set(lines.flatMap((line) => (line.kind === 'change' ? [line.text] : [])))];
    const kept = new Map<string, PictureId>();
    for (const text of texts) {
      onProgress(kept.size, texts.length);
      const made = await makePicture(ground, text);
      if (!made) return 'not-drawn';
      const outcome = await command('putPicture', made);
      if (!outcome.ok || isGone.current) return 'not-kept';
      kept.set(text, made.pictureId);
    }
    return kept;
  };
}
