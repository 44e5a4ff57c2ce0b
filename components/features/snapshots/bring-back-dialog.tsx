import { useMemo, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { useCapabilities, useLack } from '@/components/app/feature-state.ts';
import { flip } from '@/components/app/flip.ts';
import { isolate } from '@/components/app/isolate.ts';
import { personTitle } from '@/components/app/person-words.ts';
import { valueText } from '@/components/app/setting-words.ts';
import { useShell } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Checkbox } from '@/components/ui/fields.tsx';
import { Dim, Stack } from '@/components/ui/layout.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { isTickWanted, leftOutAtFirst } from '@/utils/domain/bring-back.ts';
import { lockedBy, type SettingName } from '@/utils/domain/group-rules.ts';
import { asId, type JobId, type PersonId } from '@/utils/domain/ids.ts';
import { formatDateTime, formatList, t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow, SnapshotComparison } from '@/utils/store/api.ts';
import { backJobs, backPlan, type MissingPerson, missingOf } from './back-plan.ts';
import styles from './snapshots.module.css';

type BringBackProps = { comparison: SnapshotComparison; group: GroupRow; onClose(): void };

/** What to bring back, who is left out at first, then a confirm screen for each job. SN10–SN13, SN50–SN52, SN60. */
export function BringBackDialog({ comparison: live, group, onClose }: BringBackProps) {
  const { account } = useApp();
  const { confirm, toast } = useShell();
  const command = useCommand();
  // What was looked at is what is ordered, whatever comes in meanwhile.
  const [comparison] = useState(live);
  const noAdding = useLack('add-members');
  const noRoles = useLack('change-roles');
  const locks = useLockedFacts(group);
  const missing = useMemo(() => missingOf(comparison), [comparison]);
  const settable = comparison.facts.filter(({ setting, before }) => before && !locks(setting));
  const [members, setMembers] = useState(missing.length > 0 && noAdding === undefined);
  const [roles, setRoles] = useState(comparison.roles.length > 0 && noRoles === undefined);
  const [admins, setAdmins] = useState(noRoles === undefined);
  const [facts, setFacts] = useState<readonly SettingName[]>(settable.map(({ setting }) => setting));
  const [include, setInclude] = useState<readonly PersonId[]>([]);
  // SN51: of one snapshot, however often it is tried.
  const listId = asId<JobId>(`invite ${comparison.from.id}`);
  const [isAsking, setIsAsking] = useState(false);
  const plan = backPlan(comparison, {
    members,
    roles,
    admins,
    facts: new Set(facts),
    include: new Set(include),
  });
  const jobs = backJobs(plan, group, comparison);
  const admittable = plan.add.flatMap(({ person }) => (person.role === 'member' ? [] : person));
  const doubtful = missing.filter((person) => !person.isMe && leftOutAtFirst(person) !== undefined);

  const ask = async () => {
    setIsAsking(true);
    let isOrdered = false;
    if (account && plan.invite.length > 0) {
      const personIds = plan.invite.map(({ personId }) => personId);
      const outcome = await command('keepReinvites', {
        listId,
        accountId: account.id,
        groupId: group.id,
        personIds,
      });
      if (outcome.ok) toast({ kind: 'done', text: tn('snapInviteKept', personIds.length) });
      isOrdered = outcome.ok;
    }
    for (const job of jobs) {
      // Going back from one of them leaves the rest alone, too.
      if ((await confirm(job)) === null) break;
      isOrdered = true;
    }
    setIsAsking(false);
    if (isOrdered) onClose();
  };

  return (
    <Dialog
      open={!isAsking}
      onClose={onClose}
      size="l"
      title={t('snapBackTitle', formatDateTime(comparison.from.at))}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={jobs.length === 0 && plan.invite.length === 0}
            onClick={() => void ask()}
          >
            {t('groupsContinue')}
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <Dim>{t('snapBackHint')}</Dim>
        {missing.length > 0 && (
          <Checkbox
            label={tn('snapBackMembers', missing.length)}
            hint={noAdding ?? t('snapBackMembersHint')}
            disabled={noAdding !== undefined}
            checked={members}
            onChange={setMembers}
          />
        )}
        {admittable.length > 0 && (
          <Checkbox
            label={t('snapBackAgain', namesOf(admittable))}
            hint={noRoles ?? t('snapBackAgainHint')}
            disabled={noRoles !== undefined}
            checked={admins}
            onChange={setAdmins}
          />
        )}
        {members && doubtful.length > 0 && (
          <Stack gap={4}>
            <Dim>{t('snapBackDoubtful')}</Dim>
            {isTickWanted(plan) && <p role="status">{t('snapBackNobody', 0, missing.length)}</p>}
            <div className={styles.out}>
              {doubtful.map((person) => (
                <Checkbox
                  key={person.wid}
                  label={<bdi>{personTitle(person)}</bdi>}
                  hint={tOf('leftOut', leftOutAtFirst(person) ?? 'denied')}
                  checked={include.includes(person.personId)}
                  onChange={() => setInclude(flip(include, person.personId))}
                />
              ))}
            </div>
          </Stack>
        )}
        {plan.invite.length > 0 && <Dim>{tn('snapBackInvite', plan.invite.length)}</Dim>}
        {plan.admins.length > 0 && <Banner kind="info">{t('snapBackAdmins', namesOf(plan.admins))}</Banner>}
        {comparison.roles.length > 0 && (
          <Checkbox
            label={tn('snapBackRoles', comparison.roles.length)}
            hint={noRoles}
            disabled={noRoles !== undefined}
            checked={roles}
            onChange={setRoles}
          />
        )}
        {missing.length + comparison.roles.length + comparison.facts.length === 0 && (
          <Dim>{t('snapBackNothing')}</Dim>
        )}
        {comparison.facts.map(({ setting, before, after }) => (
          <Checkbox
            key={setting}
            label={t('settingIs', tOf('setting', setting), before ? valueText(before) : t('snapUnknown'))}
            hint={locks(setting) ?? (after ? t('snapIsNow', valueText(after)) : undefined)}
            disabled={!before || locks(setting) !== undefined}
            checked={facts.includes(setting)}
            onChange={() => setFacts(flip(facts, setting))}
          />
        ))}
      </Stack>
    </Dialog>
  );
}

const namesOf = (people: readonly MissingPerson[]): string =>
  formatList(people.map((person) => isolate(personTitle(person))));

/** Why a setting cannot be set now, in words. GM7, GM20. */
function useLockedFacts(group: GroupRow): (setting: SettingName) => string | undefined {
  const capabilities = useCapabilities();
  const pending = useLive('pendingSettings', { accountId: group.accountId }).value ?? [];
  return (setting) => {
    const why = lockedBy(group, setting, capabilities);
    if (why) return tOf('groupLocked', why);
    return pending.some((one) => one.groupId === group.id && one.setting === setting)
      ? t('leftOut_on_its_way')
      : undefined;
  };
}
