import { useEffect, useRef, useState } from 'react';
import { FILE_LIMIT_MB } from '@/utils/domain/group-icons.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { readPicture } from './icon-drawing.ts';

/** The picture that was picked last, and why the last file could not be taken. */
export function useIconPicture() {
  const [picture, setPicture] = useState<ImageBitmap>();
  const [problem, setProblem] = useState<string>();
  const turn = useRef(0);
  useEffect(() => () => picture?.close(), [picture]);
  // One that is still being read when the dialog closes is nobody's.
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );
  const take = async (file: File): Promise<void> => {
    const mine = ++turn.current;
    const read = await readPicture(file);
    if (mine !== turn.current) {
      if (read.ok) read.ground.close();
      return;
    }
    if (read.ok) setPicture(read.ground);
    setProblem(
      read.ok
        ? undefined
        : read.problem === 'too-heavy'
          ? t('iconProblem_too_heavy', FILE_LIMIT_MB)
          : tOf('iconProblem', read.problem),
    );
  };
  return { picture, problem, take };
}
