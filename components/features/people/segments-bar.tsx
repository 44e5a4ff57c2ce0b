import { useEffect, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { compareNames } from '@/components/app/person-words.ts';
import { SavedBar, SavedButton } from '@/components/app/saved-bar.tsx';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import type { SegmentId } from '@/utils/domain/ids.ts';
import { isNoPeopleFilter, type PeopleFilter } from '@/utils/domain/people-list.ts';
import { samePeopleFilter, type Segment } from '@/utils/domain/segments.ts';
import { formatDateTime, formatNumber, t } from '@/utils/i18n.ts';
import type { SegmentState } from '@/utils/store/api.ts';
import styles from './people.module.css';
import { SegmentForm } from './segment-form.tsx';
import { useSegmentCommands } from './use-segment-commands.ts';

type SegmentsBarProps = {
  current: SegmentId | undefined;
  filter: PeopleFilter;
  /** How many the filter finds now; missing: not known yet. */
  total: number | undefined;
  onSegment(segment: Segment | undefined): void;
};

/** Saved filters as a row of buttons with counts and what changed, what can be done with the one that is on, and a new one. */
export function SegmentsBar({ current: currentId, filter, total, onSegment }: SegmentsBarProps) {
  const { account } = useApp();
  const commands = useSegmentCommands();
  const live = useLive('segments', account ? { accountId: account.id } : null).value;
  const segments = (live ?? []).toSorted((a, b) => compareNames(a.name, b.name));
  const states = useStates(live);
  /** SG4: what is told of the one that is open, until it is left. */
  const [told, setTold] = useState<SegmentState>();
  const [form, setForm] = useState<'new' | 'rename'>();
  const current = segments.find(({ id }) => id === currentId);
  const open = async (segment: Segment | undefined) => {
    onSegment(segment);
    setTold(undefined);
    if (segment) setTold(await commands.use(segment));
  };
  const saveFilter = async (segment: Segment) => {
    if (!(await commands.change(segment, { filter }))) return;
    await commands.use(segment);
    setTold(undefined);
  };
  const isChanged = current !== undefined && !samePeopleFilter(current.filter, filter);
  return (
    <SavedBar label={t('segmentsTitle')}>
      {segments.map((segment) => {
        const isOn = segment.id === current?.id;
        const state = isOn && told?.id === segment.id ? told : states.get(segment.id);
        return (
          <SavedButton
            key={segment.id}
            name={segment.name}
            count={isOn && !isChanged ? total : state?.count}
            isOn={isOn}
            onPress={() => void open(isOn ? undefined : segment)}
          >
            <Change since={state?.since} />
          </SavedButton>
        );
      })}
      {current && (
        <Menu
          size="s"
          icon="more"
          iconOnly
          label={t('moreForThing', isolate(current.name))}
          items={[
            { id: 'rename', icon: 'edit', label: t('setsRename'), onSelect: () => setForm('rename') },
            { id: 'divider', divider: true },
            {
              id: 'delete',
              icon: 'trash',
              danger: true,
              label: t('segmentsDelete'),
              onSelect: () => {
                onSegment(undefined);
                void commands.remove(current);
              },
            },
          ]}
        />
      )}
      {current && isChanged && (
        <Button
          size="s"
          variant="plain"
          disabled={isNoPeopleFilter(filter)}
          onClick={() => void saveFilter(current)}
        >
          {t('segmentsSave')}
        </Button>
      )}
      <Button
        size="s"
        variant="plain"
        icon="plus"
        disabled={isNoPeopleFilter(filter)}
        title={isNoPeopleFilter(filter) ? t('segmentsNewHint') : undefined}
        onClick={() => setForm('new')}
      >
        {t('segmentsNew')}
      </Button>
      {form && (
        <SegmentForm
          segment={form === 'rename' ? current : undefined}
          filter={form === 'rename' && current ? current.filter : filter}
          segments={segments}
          onClose={() => setForm(undefined)}
          onSave={async (name) => {
            if (form === 'rename') return current !== undefined && commands.change(current, { name });
            const segment = await commands.add(name, filter);
            if (segment) await open(segment);
            return segment !== undefined;
          }}
        />
      )}
    </SavedBar>
  );
}

/** "+3 −1", with since when. SG3. */
function Change({ since }: { since: SegmentState['since'] }) {
  if (!since || since.came + since.went === 0) return null;
  const parts = [
    ...(since.came > 0 ? [`+${formatNumber(since.came)}`] : []),
    ...(since.went > 0 ? [`−${formatNumber(since.went)}`] : []),
  ];
  return (
    <span className={styles.change} dir="ltr" title={t('segmentsSince', formatDateTime(since.at))}>
      {parts.join(' ')}
    </span>
  );
}

/** Counted anew when the segments or the people change, at most once in a while. */
const REST_MS = 1_000;

function useStates(segments: readonly Segment[] | undefined): ReadonlyMap<SegmentId, SegmentState> {
  const { store, account } = useApp();
  const stamp = useLive('peopleVersion', {}).value?.version;
  const [states, setStates] = useState<ReadonlyMap<SegmentId, SegmentState>>(new Map());
  const accountId = account?.id;
  const isNone = !segments || segments.length === 0;
  const wasAsked = useRef(false);
  useEffect(() => {
    if (accountId === undefined || isNone) return;
    let isCurrent = true;
    const count = async () => {
      const outcome = await store.call('segmentStates', { accountId });
      if (!isCurrent) return;
      wasAsked.current = true;
      if (outcome.ok) setStates(new Map(outcome.value.map((state) => [state.id, state])));
    };
    const timer = setTimeout(() => void count(), wasAsked.current ? REST_MS : 0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // `stamp` and the segments ask the same question again.
  }, [store, accountId, isNone, segments, stamp]);
  return states;
}
