import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { isolate } from '@/components/app/isolate.ts';
import { LiveView } from '@/components/app/live-view.tsx';
import { scopeText } from '@/components/app/scope-words.ts';
import { useCommand } from '@/components/app/use-command.ts';
import { useGroupSets } from '@/components/app/use-group-sets.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useTags } from '@/components/app/use-tags.ts';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Scroll, Toolbar, View } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { ReorderList } from '@/components/ui/reorder-list.tsx';
import { EmptyState } from '@/components/ui/states.tsx';
import type { PersonId, RuleId } from '@/utils/domain/ids.ts';
import { isTried, rightLost } from '@/utils/domain/screening-rule.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import { RuleEditor } from './rule-editor.tsx';
import { type Names, ruleText } from './rule-words.ts';
import { TryView } from './try-view.tsx';
import { useDeleteRule } from './use-delete-rule.ts';
import styles from './screening.module.css';

type Open = { what: 'new' } | { what: 'edit'; id: RuleId } | { what: 'try'; id?: RuleId };

/** Rules for join requests in their one order. */
export function RulesView() {
  const { account } = useApp();
  const live = useLive('rules', account ? { accountId: account.id } : null);
  return <LiveView live={live}>{(rules) => <Rules rules={rules} />}</LiveView>;
}

function Rules({ rules }: { rules: readonly ScreeningRule[] }) {
  const names = useNames(rules);
  const command = useCommand();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const current = open && 'id' in open ? rules.find((rule) => rule.id === open.id) : undefined;
  return (
    <View>
      <View inert={open !== undefined}>
        {rules.length === 0 ? (
          <EmptyState
            icon="filter"
            title={t('rulesEmptyTitle')}
            text={t('rulesEmptyText')}
            action={
              <Button variant="primary" icon="plus" onClick={() => setOpen({ what: 'new' })}>
                {t('rulesNew')}
              </Button>
            }
          />
        ) : (
          <>
            <Toolbar
              end={
                <>
                  <Button size="s" icon="play" onClick={() => setOpen({ what: 'try' })}>
                    {t('rulesTryAll')}
                  </Button>
                  <Button size="s" variant="primary" icon="plus" onClick={() => setOpen({ what: 'new' })}>
                    {t('rulesNew')}
                  </Button>
                </>
              }
            >
              <Dim>{tn('rulesCount', rules.length)}</Dim>
            </Toolbar>
            <Scroll>
              <ReorderList
                items={rules}
                keyOf={(rule) => rule.id}
                label={t('rulesTitle')}
                rowHeight={rules.some((rule) => rightLost(rule, rules)) ? LOST_ROW_HEIGHT : ROW_HEIGHT}
                handleLabel={(rule) => t('moveWithKeys', isolate(rule.name))}
                movedText={(rule, place) => t('movedTo', isolate(rule.name), place, rules.length)}
                onOrder={(ordered) => void command('orderRules', { ruleIds: ordered.map((rule) => rule.id) })}
                renderRow={(rule) => <RuleRow rule={rule} rules={rules} names={names} onOpen={setOpen} />}
              />
            </Scroll>
          </>
        )}
      </View>
      {(open?.what === 'new' || (open?.what === 'edit' && current)) && (
        <RuleEditor rule={current} rules={rules} names={names} onBack={close} />
      )}
      {open?.what === 'try' && <TryView also={current} rules={rules} onBack={close} />}
    </View>
  );
}

/** px; keep in step with screening.module.css. */
const ROW_HEIGHT = 76;
/** Where a rule says why it lost its right: two lines more, less the air. */
const LOST_ROW_HEIGHT = 100;

type RowProps = {
  rule: ScreeningRule;
  rules: readonly ScreeningRule[];
  names: Names;
  onOpen(open: Open): void;
};

function RuleRow({ rule, rules, names, onOpen }: RowProps) {
  const command = useCommand();
  const remove = useDeleteRule();
  const sets = useGroupSets();
  const lost = rightLost(rule, rules);
  const facts = [
    scopeText(rule, sets),
    rule.perHour === undefined || lost ? undefined : tn('rulesAlone', rule.perHour),
    lost || isTried(rule, rules) ? undefined : t('rulesUntried'),
  ].filter((fact) => fact !== undefined);
  const sentence = ruleText(rule, names);
  return (
    <div className={styles.row} data-off={!rule.isOn || undefined}>
      <Checkbox
        label={t('rulesOn', isolate(rule.name))}
        hideLabel
        checked={rule.isOn}
        onChange={(isOn) => void command('switchRule', { ruleId: rule.id, isOn })}
      />
      <button
        type="button"
        className={styles.open}
        title={sentence}
        onClick={() => onOpen({ what: 'edit', id: rule.id })}
      >
        <span className={styles.ruleName} data-verdict={rule.verdict}>
          <bdi>{rule.name}</bdi>
        </span>
        <span className={styles.sentence}>{sentence}</span>
        {lost && (
          <span className={styles.lost} title={tOf('rulesLost', lost)}>
            {tOf('rulesLost', lost)}
          </span>
        )}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </button>
      <Button size="s" icon="play" onClick={() => onOpen({ what: 'try', id: rule.id })}>
        {t('rulesTry')}
      </Button>
      <IconButton
        size="s"
        icon="edit"
        label={t('editThing', isolate(rule.name))}
        onClick={() => onOpen({ what: 'edit', id: rule.id })}
      />
      <Menu
        size="s"
        icon="more"
        iconOnly
        label={t('moreForThing', isolate(rule.name))}
        items={[
          {
            id: 'delete',
            icon: 'trash',
            danger: true,
            label: t('rulesDelete'),
            onSelect: () => void remove(rule),
          },
        ]}
      />
    </div>
  );
}

/** Tags, whom the rules name, and whoever brought somebody who waits now. */
function useNames(rules: readonly ScreeningRule[]): Names {
  const { account } = useApp();
  const tags = useTags();
  const requests = useLive('requests', account ? { accountId: account.id } : null).value;
  const personIds = useMemo(() => namedIn(rules), [rules]);
  const known = useLive('peopleNames', personIds.length === 0 ? null : { personIds }).value;
  return useMemo(() => {
    const named = known?.map(({ personId, name }): [PersonId, string] => [personId, name]);
    const inviters = new Map(
      requests?.flatMap(({ addedBy }): [PersonId, string][] =>
        addedBy?.displayName === undefined ? [] : [[addedBy.personId, addedBy.displayName]],
      ),
    );
    return { tags, inviters, people: new Map([...(named ?? []), ...inviters]) };
  }, [tags, requests, known]);
}

function namedIn(rules: readonly ScreeningRule[]): PersonId[] {
  const named = rules.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => (condition.kind === 'brought' ? condition.people : [])),
  );
  return [...new Set(named)];
}
