import type { Feature } from '@/components/app/feature.ts';
import { useApp } from '@/components/app/context.tsx';
import { GroupPicker } from '@/components/app/group-picker.tsx';
import { oneLine } from '@/components/app/person-words.ts';
import { ShellMenu } from '@/components/app/shell-menu.tsx';
import type { GroupFocus } from '@/components/app/use-group-focus.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Select } from '@/components/ui/fields.tsx';
import { Banner } from '@/components/ui/states.tsx';
import { readiness } from '@/utils/domain/connection.ts';
import type { AccountId } from '@/utils/domain/ids.ts';
import { formatRelative, t } from '@/utils/i18n.ts';
import type { AccountRow } from '@/utils/store/api.ts';
import styles from './dashboard.module.css';

type TitleRowProps = {
  feature: Feature;
  focus: GroupFocus;
  accounts: readonly AccountRow[];
  onAccount(id: AccountId): void;
};

/** What the page is about: the part, the group where it asks for one (PL51), the account and when it was last heard of. */
export function TitleRow({ feature, focus, accounts, onAccount }: TitleRowProps) {
  const { account, noAccount } = useApp();
  const nowMs = useNow(10_000);
  const heard = account && formatRelative(account.heardAt, nowMs);
  const silent = account && readiness(account, nowMs) === 'silent';
  const mode = heard && t(silent ? 'dashboardSilent' : 'dashboardHeard', heard);
  return (
    <>
      <header className={styles.titleRow}>
        <h2 id="muster-title" className={styles.title}>
          {t(feature.titleKey)}
        </h2>
        {feature.ofAllGroups ? (
          <span className={styles.heard} data-warn={silent || undefined}>
            {mode}
          </span>
        ) : (
          <GroupPicker focus={focus} mode={mode} warn={silent} />
        )}
        {accounts.length > 1 && account && (
          <Select
            label={t('dashboardAccount')}
            hideLabel
            value={account.id}
            onChange={onAccount}
            options={accounts.map((one, index) => ({
              value: one.id,
              label:
                one.me.name === undefined ? t('dashboardAccountUnnamed', index + 1) : oneLine(one.me.name),
            }))}
          />
        )}
        <ShellMenu />
      </header>
      {noAccount && (
        <Banner
          action={
            <a className={styles.open} href="https://web.whatsapp.com/" target="_blank" rel="noreferrer">
              {t('dashboardOpenWhatsApp')}
            </a>
          }
        >
          <strong>{t('dashboardNone')}.</strong> {t('dashboardNoneText')}
        </Banner>
      )}
    </>
  );
}
