import { useId, useRef, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { DiscardDialog } from '@/components/app/discard-dialog.tsx';
import { ScopeField } from '@/components/app/scope-field.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select, Switch, TextField } from '@/components/ui/fields.tsx';
import { Cluster, Dim, Scroll, Stack, View } from '@/components/ui/layout.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { SlideOver } from '@/components/ui/slide-over.tsx';
import { isInTable } from '@/utils/domain/group-table.ts';
import { asId, type PersonId } from '@/utils/domain/ids.ts';
import {
  isBehindUnknown,
  isKnownOfPast,
  isTried,
  type RuleProblem,
  ruleProblem,
  type Unfinished,
} from '@/utils/domain/screening-rule.ts';
import type { ScreeningRule } from '@/utils/domain/screening.ts';
import { t, tOf } from '@/utils/i18n.ts';
import { ConditionField } from './condition-field.tsx';
import { NumberField } from './number-field.tsx';
import {
  CONDITION_KINDS,
  draftOf,
  newCondition,
  ruleOf,
  type RuleDraft,
  USUAL_PER_HOUR,
} from './rule-draft.ts';
import { type Names, patternText, ruleText } from './rule-words.ts';
import styles from './screening.module.css';

type EditorProps = {
  /** Missing: a new one. */
  rule: ScreeningRule | undefined;
  /** All of the account. */
  rules: readonly ScreeningRule[];
  names: Names;
  onBack(): void;
};

type Problem = { problem: RuleProblem | 'pattern'; place?: number | undefined; words?: string | undefined };

/** Writes a rule: name, where it holds, its conditions, what it decides and whether it may by itself. */
export function RuleEditor({ rule, rules, names: given, onBack }: EditorProps) {
  const { account, newId } = useApp();
  const command = useCommand();
  const formId = useId();
  const list = useRef<HTMLUListElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [start] = useState(() => draftOf(rule));
  const [draft, setDraft] = useState(start);
  /** Who was chosen here. */
  const [met, setMet] = useState<ReadonlyMap<PersonId, string>>(new Map());
  const names: Names = { ...given, people: new Map([...met, ...given.people]) };
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<RuleDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(undefined);
  };
  const changeCondition = (place: number, condition: Unfinished | undefined) =>
    change({
      conditions: draft.conditions.flatMap((one, at) => (at === place ? (condition ?? []) : one)),
    });

  /** The place of the first pattern that cannot be used, with what is wrong with it. */
  const badPattern = async (): Promise<Problem | undefined> => {
    for (const [place, condition] of draft.conditions.entries()) {
      if (condition.kind !== 'name') continue;
      const checked = await command('checkPattern', { pattern: condition.pattern });
      if (checked.ok && checked.value.problem !== null)
        return { problem: 'pattern', place, words: t('rulePatternBad', patternText(checked.value.problem)) };
    }
    return undefined;
  };

  const save = async () => {
    if (!account) return;
    const found = ruleProblem(draft) ?? (await badPattern());
    setProblem(found);
    if (found) {
      if (found.problem === 'no-name') name.current?.focus();
      const fault = found.place === undefined ? undefined : list.current?.children[found.place];
      (fault?.querySelector('input') ?? fault?.querySelector('select'))?.focus();
      return;
    }
    setBusy(true);
    const outcome = await command('putRule', {
      rule: ruleOf(draft, { id: rule?.id ?? asId(newId()), accountId: account.id }),
    });
    setBusy(false);
    if (outcome.ok) onBack();
  };
  const mayAlone = rule !== undefined && isTried({ ...rule, ...draft }, rules);
  // A new one comes last.
  const isBehind = isBehindUnknown({ order: rule?.order ?? Infinity, ...draft }, rules);
  const untriedHint = !isKnownOfPast(draft.conditions)
    ? 'ruleAlonePlaces'
    : isBehind
      ? 'ruleAloneBehind'
      : 'ruleAloneUntried';
  const leave = () => (draft === start ? onBack() : setAsking(true));
  const words = (one: Problem): string =>
    one.words ?? (one.problem === 'pattern' ? '' : tOf('ruleProblem', one.problem));
  const atPlace = (place: number) => (problem?.place === place ? words(problem) : undefined);
  const whole = problem?.place === undefined ? problem : undefined;
  const isOfHour = whole?.problem === 'no-number' || whole?.problem === 'bad-number';
  const general = whole && !isOfHour && whole.problem !== 'no-name' ? words(whole) : undefined;

  return (
    <SlideOver title={t(rule ? 'rulesEdit' : 'rulesNew')} backLabel={t('back')} onBack={leave}>
      <View>
        <Scroll padded>
          <form
            id={formId}
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <Stack gap={16}>
              <TextField
                ref={name}
                label={t('ruleName')}
                hint={t('ruleNameHint')}
                maxLength={80}
                autoComplete="off"
                value={draft.name}
                error={problem?.problem === 'no-name' ? words(problem) : undefined}
                onChange={(value) => change({ name: value })}
              />
              <ScopeField label={t('ruleGroups')} scope={draft} accepts={isInTable} onChange={change} />
              <fieldset className={styles.conditions}>
                <legend className={styles.legend}>{t('ruleConditions')}</legend>
                <ul ref={list} className={styles.conditionList}>
                  {draft.conditions.map((condition, place) => (
                    <ConditionField
                      // biome-ignore lint/suspicious/noArrayIndexKey: conditions have places, not names
                      key={`${condition.kind} ${place}`}
                      condition={condition}
                      names={names}
                      problem={atPlace(place)}
                      onChange={(next) => changeCondition(place, next)}
                      onMeet={(personId, called) => setMet((before) => new Map(before).set(personId, called))}
                      onRemove={() => changeCondition(place, undefined)}
                    />
                  ))}
                </ul>
                <Menu
                  icon="plus"
                  label={t('ruleAddCondition')}
                  items={CONDITION_KINDS.map((kind) => ({
                    id: kind,
                    label: tOf('conditionKind', kind),
                    onSelect: () => change({ conditions: [...draft.conditions, newCondition(kind)] }),
                  }))}
                />
              </fieldset>
              <Select
                label={t('ruleVerdict')}
                value={draft.verdict}
                options={[
                  { value: 'approve', label: t('verdict_approve') },
                  { value: 'reject', label: t('verdict_reject') },
                  { value: 'hold', label: t('ruleVerdictHold') },
                ]}
                onChange={(verdict) => change({ verdict })}
              />
              {draft.verdict !== 'hold' && (
                <>
                  <Switch
                    label={t('ruleAlone')}
                    hint={t(mayAlone ? 'ruleAloneHint' : untriedHint)}
                    disabled={!mayAlone}
                    on={mayAlone && draft.perHour !== undefined}
                    onChange={(on) => change({ perHour: on ? USUAL_PER_HOUR : undefined })}
                  />
                  {mayAlone && draft.perHour !== undefined && (
                    <NumberField
                      label={t('rulePerHour')}
                      value={draft.perHour}
                      error={whole && isOfHour ? words(whole) : undefined}
                      onChange={(perHour) => change({ perHour })}
                    />
                  )}
                </>
              )}
              {draft.conditions.length > 0 && <Dim>{ruleText(draft, names)}</Dim>}
              {general && (
                <p className={styles.problem} role="alert">
                  {general}
                </p>
              )}
            </Stack>
          </form>
        </Scroll>
        <div className={styles.bar}>
          <Cluster end>
            <Button onClick={leave}>{t('cancel')}</Button>
            <Button variant="primary" type="submit" form={formId} busy={busy}>
              {t('save')}
            </Button>
          </Cluster>
        </div>
      </View>
      <DiscardDialog open={asking} onKeep={() => setAsking(false)} onDiscard={onBack} />
    </SlideOver>
  );
}
