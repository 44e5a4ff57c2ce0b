import { useEffect, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { planDemotions, planPromotions, type RolePlan } from '@/utils/domain/copy-group.ts';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import { sameData } from '@/utils/domain/same-data.ts';
import type { GroupRow, Result, StoreOutcome, StorePort } from '@/utils/store/api.ts';

export type CopiedRoles = {
  promote: RolePlan<GroupRow>;
  demote: RolePlan<GroupRow>;
  people: ReadonlyMap<PersonId, PersonSummary>;
};

type Question = {
  accountId: AccountId;
  sourceId: GroupId;
  groupIds: GroupId[];
  demotes: boolean;
  /** GM62: of which of them the members were read when this was asked. */
  readIds: GroupId[];
};
type Facts = {
  admins: Result<'adminsOf'>;
  where: Result<'whereAre'>;
  there: Result<'adminsOf'>;
};
type Problem = Extract<StoreOutcome<never>, { ok: false }>['reason'];

/** GM30, GM31, GM62: who would become an admin where, and who would no longer be one. Nothing while it is looked up; asked again when more members were read. */
export function useCopiedRoles(options: {
  source: GroupRow | undefined;
  targets: readonly GroupRow[];
  promotes: boolean;
  demotes: boolean;
}): { roles?: CopiedRoles | undefined; problem?: Problem | undefined } {
  const { store, account } = useApp();
  const { source, targets, promotes, demotes } = options;
  const [answer, setAnswer] = useState<{ question: Question; outcome: StoreOutcome<Facts> }>();
  const isWanted = account !== undefined && source !== undefined && (promotes || demotes);
  const key = isWanted
    ? JSON.stringify({
        accountId: account.id,
        sourceId: source.id,
        groupIds: targets.map(({ id }) => id),
        demotes,
        readIds: [source, ...targets]
          .filter(({ membersReadAt }) => membersReadAt !== undefined)
          .map(({ id }) => id),
      } satisfies Question)
    : undefined;
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    const ask = async () => {
      const question = JSON.parse(key) as Question;
      const outcome = await lookUp(store, question);
      if (isCurrent) setAnswer({ question, outcome });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [store, key]);
  // An answer from before more was read stays until the next one is there: it knows what was not read.
  const asked = key === undefined ? undefined : (JSON.parse(key) as Question);
  const isAnswer = asked && answer && sameData({ ...answer.question, readIds: asked.readIds }, asked);
  const { outcome, question } = (isAnswer ? answer : undefined) ?? {};
  const roles = useMemo((): CopiedRoles | undefined => {
    if (!outcome?.ok || !question || !source) return undefined;
    const read = new Set(question.readIds);
    const { admins, where, there } = outcome.value;
    const own = new Set(admins.map(({ personId }) => personId));
    return {
      promote: planPromotions(source, admins, targets, where, read),
      demote: planDemotions(source, own, demotes ? targets : [], there, read),
      people: new Map([...admins, ...there].map((person) => [person.personId, person])),
    };
  }, [outcome, question, source, targets, demotes]);
  return { roles, problem: outcome && !outcome.ok ? outcome.reason : undefined };
}

async function lookUp(
  store: StorePort,
  { accountId, sourceId, groupIds, demotes }: Question,
): Promise<StoreOutcome<Facts>> {
  const admins = await store.call('adminsOf', { accountId, groupIds: [sourceId] });
  if (!admins.ok) return admins;
  const personIds = admins.value.map(({ personId }) => personId);
  const where = await store.call('whereAre', { accountId, groupIds, personIds });
  if (!where.ok) return where;
  const there = await store.call('adminsOf', { accountId, groupIds: demotes ? groupIds : [] });
  if (!there.ok) return there;
  return { ok: true, value: { admins: admins.value, where: where.value, there: there.value } };
}
