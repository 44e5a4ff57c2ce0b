import { useEffect, useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { troubleText } from '@/components/app/reason-text.ts';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/fields.tsx';
import { Dim, Section } from '@/components/ui/layout.tsx';
import { DEFAULT_FORGET_MONTHS, FORGET_MONTHS } from '@/utils/domain/retention.ts';
import type { Settings } from '@/utils/domain/settings.ts';
import { t, tn } from '@/utils/i18n.ts';
import type { Result, StoreOutcome } from '@/utils/store/api.ts';

type SectionProps = { settings: Settings; onChange(part: Partial<Settings>): void };

/** How long people who left all groups are kept, and how many would go. DR8, DR9. */
export function LeaversSection({ settings, onChange }: SectionProps) {
  const { store } = useApp();
  const [leavers, setLeavers] = useState<StoreOutcome<Result<'leavers'>>>();
  const [tries, setTries] = useState(0);
  const months = settings.forgetLeaversMonths ?? DEFAULT_FORGET_MONTHS;
  useEffect(() => {
    let isCurrent = true;
    setLeavers(undefined);
    void store.call('leavers', {}).then((outcome) => {
      if (isCurrent) setLeavers(outcome);
    });
    return () => {
      isCurrent = false;
    };
    // `months` and `tries` ask the same question again.
  }, [store, months, tries]);
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
            {!leavers
              ? t('loading')
              : leavers.ok
                ? t('leaversCount', tn('people', leavers.value.now), tn('people', leavers.value.soon))
                : troubleText(leavers.reason)}
          </span>
          {leavers && !leavers.ok && (
            <Button size="s" variant="plain" onClick={() => setTries((count) => count + 1)}>
              {t('tryAgain')}
            </Button>
          )}
        </Dim>
      )}
    </Section>
  );
}
