import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';

type NoMatchProps = {
  title?: string | undefined;
  text?: string | undefined;
  /** What stands in the way is a text that was typed, not a filter. */
  typed?: boolean | undefined;
  onClear(): void;
};

/** In place of a list of which a filter or a search lets nothing through, with the way back to all of it. */
export function NoMatch({ title, text, typed = false, onClear }: NoMatchProps) {
  return (
    <EmptyState
      icon={typed ? 'search' : 'filter'}
      title={title ?? t(typed ? 'nothingFound' : 'noMatchTitle')}
      text={text ?? t(typed ? 'nothingFoundText' : 'noMatchText')}
      action={<Button onClick={onClear}>{t(typed ? 'clearSearch' : 'noMatchClear')}</Button>}
    />
  );
}
