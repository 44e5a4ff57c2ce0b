import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Section } from '@/components/ui/layout.tsx';
import { DEFAULT_FORGET_MONTHS, FORGET_MONTHS } from '@/utils/domain/retention.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { Result } from '@/utils/store/api.ts';

type SectionProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** How long people who left all groups are kept, and how many would go. DR8, DR9. */
export function LeaversSection({ settings, onChange }: SectionProps) {
  const { store } = useApp();
  const [leavers, setLeavers] = useState<Result<'leavers'>>();
  const months = settings.forgetLeaversMonths ?? DEFAULT_FORGET_MONTHS;
  useEffect(() => {
    let isCurrent = true;
    setLeavers(undefined);
    void store.call('leavers', {}).then((outcome) => {
      if (isCurrent && outcome.ok) setLeavers(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
    // `months` asks the same question again.
  }, [store, months]);
  return (
    <Section title={t('leaversTitle')} hint={t('leaversHint')}>
      <Select
        label={t('leaversKeep')}
        value={String(months)}
        options={[...new Set<number>([...FORGET_MONTHS, months])].map((value) => ({
          value: String(value),
          label: value === 0 ? t('leaversNever') : tn('leaversMonths', value),
        }))}
        onChange={(value) => onChange({ forgetLeaversMonths: Number(value) })}
      />
      {months > 0 && (
        <Dim>
          <span role="status">
            {leavers
              ? t('leaversCount', tn('people', leavers.now), tn('people', leavers.soon))
              : t('loading')}
          </span>
        </Dim>
      )}
    </Section>
  );
}
