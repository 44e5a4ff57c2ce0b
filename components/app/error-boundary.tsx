import { Component, type ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { ErrorState } from '@/components/ui/states.tsx';
import { t } from '@/utils/i18n.ts';

type Props = {
  featureId: string;
  title: string;
  /** Nothing stands in its place: for what is a bonus. */
  silent?: boolean | undefined;
  children: ReactNode;
};
type State = { error: unknown };

/** Keeps one feature's failure to itself: names it, and leaves the rest of the drawer working. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('nothing was thrown') };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (this.props.silent) return null;
    return (
      <ErrorState
        title={t('featureBroke', this.props.title)}
        text={t('featureBrokeText')}
        action={<Button onClick={() => this.setState({ error: undefined })}>{t('tryAgain')}</Button>}
        // The name of the error only: its message may hold what a member wrote.
        code={`${this.props.featureId}: ${error instanceof Error ? error.name : typeof error}`}
      />
    );
  }
}
