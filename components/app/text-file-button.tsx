import { useRef } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { t } from '@/utils/i18n.ts';

/** A list of 10,000 people, each with a reason of full length in a script of two bytes a letter, is just below. */
const FILE_LIMIT_MB = 8;

/** Picks a file of lines, such as numbers. `onProblem` hears why one could not be read, or nothing when a new one is picked. */
export function TextFileButton(props: {
  onText(text: string): void;
  onProblem(words: string | undefined): void;
}) {
  const { onText, onProblem } = props;
  const input = useRef<HTMLInputElement>(null);
  const read = async (picked: File | undefined) => {
    onProblem(undefined);
    if (!picked) return;
    if (picked.size > FILE_LIMIT_MB * 1_000_000) {
      onProblem(t('addFileTooBig', FILE_LIMIT_MB));
      return;
    }
    try {
      onText(await picked.text());
    } catch (error) {
      // NotReadableError: moved or locked since it was picked.
      onProblem(t('addFileUnread', error instanceof Error ? error.name : ''));
    }
  };
  return (
    <>
      <Button icon="upload" onClick={() => input.current?.click()}>
        {t('addFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        hidden
        aria-label={t('addFile')}
        onChange={(event) => {
          const field = event.currentTarget;
          // Emptied, so that the same file can be picked again after it was mended.
          void read(field.files?.[0]).finally(() => {
            field.value = '';
          });
        }}
      />
    </>
  );
}
