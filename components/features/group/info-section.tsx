import { type FormEvent, useState } from 'react';
import { useCapabilities } from '@/components/app/feature-state.ts';
import { Button } from '@/components/ui/button.tsx';
import { TextArea, TextField } from '@/components/ui/fields.tsx';
import { Cluster, Stack } from '@/components/ui/layout.tsx';
import { DESCRIPTION_LIMIT, SUBJECT_LIMIT } from '@/utils/domain/group.ts';
import { t, tn, tOf } from '@/utils/i18n.ts';
import type { GroupRow } from '@/utils/store/api.ts';
import { lockedBy } from '@/utils/domain/group-rules.ts';
import type { Change } from './use-change.ts';

type InfoProps = { group: GroupRow; change: Change };

/** Name and description, each saved by its own button. */
export function InfoSection({ group, change }: InfoProps) {
  return (
    <Stack gap={16}>
      <InfoField
        setting="subject"
        limit={SUBJECT_LIMIT}
        value={group.subject}
        group={group}
        change={change}
      />
      <InfoField
        setting="description"
        limit={DESCRIPTION_LIMIT}
        value={group.description ?? ''}
        group={group}
        change={change}
      />
    </Stack>
  );
}

function InfoField(props: InfoProps & { setting: 'subject' | 'description'; limit: number; value: string }) {
  const { setting, limit, value, group, change } = props;
  const capabilities = useCapabilities();
  // Nothing typed follows WhatsApp; what was typed stays until it is saved or given up.
  const [typed, setTyped] = useState<string>();
  const pending = change.pending(setting);
  const locked = lockedBy(group, setting, capabilities);
  const shown = typed ?? (typeof pending?.value === 'string' ? pending.value : value);
  const tooMany = shown.length - limit;
  const isEmpty = setting === 'subject' && shown.trim() === '';
  const changed = typed !== undefined && typed.trim() !== value.trim();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changed || tooMany > 0 || isEmpty) return;
    if (await change.change({ setting, value: shown.trim() })) setTyped(undefined);
  };
  const field = {
    label: tOf('setting', setting),
    value: shown,
    disabled: locked !== undefined || pending !== undefined,
    hint: pending ? t('groupOnItsWay') : locked ? tOf('groupLocked', locked) : undefined,
    error: tooMany > 0 ? tn('groupTooLong', tooMany) : isEmpty ? t('groupNoName') : undefined,
    onChange: setTyped,
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap={8}>
        {setting === 'subject' ? <TextField {...field} /> : <TextArea {...field} rows={4} />}
        {changed && (
          <Cluster end>
            <Button size="s" onClick={() => setTyped(undefined)}>
              {t('cancel')}
            </Button>
            <Button size="s" type="submit" variant="primary" disabled={tooMany > 0 || isEmpty}>
              {t('save')}
            </Button>
          </Cluster>
        )}
      </Stack>
    </form>
  );
}
