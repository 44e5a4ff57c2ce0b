import { Stack } from '@/components/ui/layout.tsx';
import { ProgressBar } from '@/components/ui/states.tsx';

/** How far a piece of work is, in a word and a bar. */
export function WorkProgress({ words, share }: { words: string; share: number }) {
  return (
    <Stack gap={8}>
      <p role="status">{words}</p>
      <ProgressBar value={Math.round(share * 100)} max={100} label={words} />
    </Stack>
  );
}
