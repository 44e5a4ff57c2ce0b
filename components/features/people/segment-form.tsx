import { NameDialog } from '@/components/app/name-dialog.tsx';
import { Dim } from '@/components/ui/layout.tsx';
import { asId } from '@/utils/domain/ids.ts';
import type { PeopleFilter } from '@/utils/domain/people-list.ts';
import { type Segment, segmentProblem } from '@/utils/domain/segments.ts';
import { t, tOf } from '@/utils/i18n.ts';

type SegmentFormProps = {
  /** The one that gets another name; missing: a new one. */
  segment?: Segment | undefined;
  filter: PeopleFilter;
  segments: readonly Segment[];
  onClose(): void;
  /** Whether it was kept. */
  onSave(name: string): Promise<boolean>;
};

/** The name of a segment. */
export function SegmentForm({ segment, filter, segments, onClose, onSave }: SegmentFormProps) {
  return (
    <NameDialog
      title={t(segment ? 'segmentsRenameTitle' : 'segmentsNewTitle')}
      label={t('ruleName')}
      name={segment?.name}
      problemOf={(name) => {
        const problem = segmentProblem({ id: segment?.id ?? asId(''), name, filter }, segments);
        return problem && tOf('segmentsProblem', problem);
      }}
      onClose={onClose}
      onSave={(name) => onSave(name.trim())}
    >
      {!segment && <Dim>{t('segmentsHint')}</Dim>}
    </NameDialog>
  );
}
