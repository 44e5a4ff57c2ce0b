import type { ReactNode } from 'react';
import { Stack } from '@/components/ui/layout.tsx';
import { VirtualList } from '@/components/ui/virtual-list.tsx';
import styles from './groups.module.css';

type PreviewFrameProps<Row> = {
  /** In one sentence, what will become of them. */
  sum: string;
  rows: readonly Row[];
  keyOf(row: Row): string;
  renderRow(row: Row): ReactNode;
  rowHeight: number;
  /** As tall as so many rows at most. */
  shownRows: number;
  label: string;
};

/** A preview, group by group, below its sum. */
export function PreviewFrame<Row>({ sum, rows, shownRows, ...list }: PreviewFrameProps<Row>) {
  return (
    <Stack gap={8}>
      <p className={styles.sum} role="status">
        {sum}
      </p>
      <div
        className={styles.preview}
        style={{ blockSize: Math.min(rows.length, shownRows) * list.rowHeight + 2 }}
      >
        <VirtualList items={rows} {...list} />
      </div>
    </Stack>
  );
}
