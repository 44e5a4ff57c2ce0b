import { useEffect, useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { planDemotions, planPromotions, type RolePlan } from '@/utils/domain/copy-group.ts';
import type { AccountId, GroupId, PersonId } from '@/utils/domain/ids.ts';
import type { PersonSummary } from '@/utils/domain/person.ts';
import type { GroupRow, Result, StoreOutcome, StorePort } from '@/utils/store/api.ts';

export type CopiedRoles = {
  promote: RolePlan<GroupRow>;
  demote: RolePlan<GroupRow>;
  people: ReadonlyMap<PersonId, PersonSummary>;
};

type Question = { accountId: AccountId; sourceId: GroupId; groupIds: GroupId[]; demotes: boolean };
type Facts = {
  admins: Result<'adminsOf'>;
  where: Result<'whereAre'>;
  there: Result<'adminsOf'>;
};
type Problem = Extract<StoreOutcome<never>, { ok: false }>['reason'];

/** GM30, GM31: who would become an admin where, and who would no longer be one. Nothing while it is looked up. */
export function useCopiedRoles(options: {
  sourceId: GroupId | undefined;
  targets: readonly GroupRow[];
  promotes: boolean;
  demotes: boolean;
}): { roles?: CopiedRoles | undefined; problem?: Problem | undefined } {
  const { store, account } = useApp();
  const { sourceId, targets, promotes, demotes } = options;
  const [answer, setAnswer] = useState<{ key: string; outcome: StoreOutcome<Facts> }>();
  const isWanted = account !== undefined && sourceId !== undefined && (promotes || demotes);
  const key = isWanted
    ? JSON.stringify({ accountId: account.id, sourceId, groupIds: targets.map(({ id }) => id), demotes })
    : undefined;
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    const ask = async () => {
      const outcome = await lookUp(store, JSON.parse(key) as Question);
      if (isCurrent) setAnswer({ key, outcome });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [store, key]);
  const outcome = answer?.key === key ? answer?.outcome : undefined;
  const roles = useMemo((): CopiedRoles | undefined => {
    if (!outcome?.ok || sourceId === undefined) return undefined;
    const { admins, where, there } = outcome.value;
    const own = new Set(admins.map(({ personId }) => personId));
    return {
      promote: planPromotions(sourceId, admins, targets, where),
      demote: planDemotions(sourceId, own, demotes ? targets : [], there),
      people: new Map([...admins, ...there].map((person) => [person.personId, person])),
    };
  }, [outcome, sourceId, targets, demotes]);
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
