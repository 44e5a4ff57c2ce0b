import { useCallback, useEffect, useMemo, useRef } from 'react';
import { groupTitle } from '@/components/app/person-words.ts';
import { Icon } from '@/components/ui/icon.tsx';
import type { IconLine } from '@/utils/domain/group-icons.ts';
import { t } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import styles from './icons.module.css';
import { drawIcon, type Ground } from './icon-drawing.ts';
import { iconText } from './icon-plan.ts';
import { PreviewFrame } from './preview-frame.tsx';
import { previewSum } from './preview-sum.ts';

const ROW_HEIGHT = 64;
const SHOWN_ROWS = 5;
const SIDE = 48;
/** What wants attention comes first. */
const ORDER = ['mistake', 'change', 'left-out'] as const;

type Line = IconLine<GroupRow>;
const keyOf = ({ group }: Line) => group.id;

/** Group by group the icon it will get, as round as WhatsApp shows it. `ground` missing: the icons are removed. */
export function IconPreview({ lines, ground }: { lines: readonly Line[]; ground?: Ground | undefined }) {
  const ordered = useMemo(() => ORDER.flatMap((kind) => lines.filter((line) => line.kind === kind)), [lines]);
  const renderRow = useCallback(
    (line: Line) => {
      const words = iconText(line, ground === undefined);
      return (
        <div className={styles.line} data-kind={line.kind}>
          {line.kind === 'left-out' || ground === undefined ? (
            <span className={styles.none}>
              <Icon name={line.kind === 'left-out' ? 'minus' : 'users'} size={24} />
            </span>
          ) : (
            <Drawn ground={ground} text={line.text} />
          )}
          <span className={styles.words}>
            <bdi className={styles.name}>{groupTitle(line.group.subject)}</bdi>
            <span className={styles.what} title={words}>
              {words}
            </span>
          </span>
        </div>
      );
    },
    [ground],
  );
  return (
    <PreviewFrame
      sum={previewSum(lines)}
      rows={ordered}
      keyOf={keyOf}
      renderRow={renderRow}
      rowHeight={ROW_HEIGHT}
      shownRows={SHOWN_ROWS}
      label={t('iconPreview')}
    />
  );
}

function Drawn({ ground, text }: { ground: Ground; text: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawIcon(canvas.current, ground, text);
  }, [ground, text]);
  const pixels = Math.round(SIDE * Math.max(1, devicePixelRatio));
  return <canvas ref={canvas} className={styles.drawn} width={pixels} height={pixels} aria-hidden="true" />;
}
