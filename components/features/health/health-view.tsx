import { useApp } from '@/components/app/context.tsx';
import { useCapabilities } from '@/components/app/feature-state.ts';
import { useSlots } from '@/components/app/shell.tsx';
import { useCopy } from '@/components/app/use-copy.ts';
import { useLive } from '@/components/app/use-live.ts';
import { useNow } from '@/components/app/use-now.ts';
import { Button } from '@/components/ui/button.tsx';
import { Icon, type IconName } from '@/components/ui/icon.tsx';
import { Dim, Scroll, Section, View } from '@/components/ui/layout.tsx';
import type { Capability } from '@/utils/domain/connection.ts';
import { healthReport } from '@/utils/domain/health-report.ts';
import { formatDuration, formatList, language, t, tn, tOf } from '@/utils/i18n.ts';
import { thisBuild } from '@/utils/platform/this-build.ts';
import { type CapabilityRow, capabilityRows, type Greyed, isStopping, overall } from './health-model.ts';
import styles from './health.module.css';

/** Whether everything works, what does not and what hangs on it, and a report that holds no personal data. */
export function HealthView() {
  const { features } = useSlots();
  const storage = useLive('storage', {});
  const rows = capabilityRows(useCapabilities(), features);
  const wrong = rows.filter((row) => row.state !== 'ok');
  const build = thisBuild();
  return (
    <View>
      <Scroll>
        <Overall />
        <Section
          title={t('healthCapabilities')}
          hint={rows.length > 0 ? t('healthCapabilitiesHint') : t('healthNone')}
        >
          {wrong.length > 0 && (
            <ul className={styles.list}>
              {wrong.map((row) => (
                <CapabilityItem key={row.id} row={row} />
              ))}
            </ul>
          )}
          {rows.length > wrong.length && (
            <details className={styles.fine} open={wrong.length === 0}>
              <summary>{tn('healthFine', rows.length - wrong.length)}</summary>
              <ul className={styles.list}>
                {rows
                  .filter((row) => row.state === 'ok')
                  .map((row) => (
                    <CapabilityItem key={row.id} row={row} />
                  ))}
              </ul>
            </details>
          )}
        </Section>
        <Section title={t('healthVersions')}>
          <dl className={styles.facts}>
            <dt>Muster</dt>
            <dd>{build.version}</dd>
            <dt>{t('healthBrowser')}</dt>
            <dd>{build.userAgent}</dd>
          </dl>
        </Section>
        <Section title={t('healthReport')} hint={t('healthReportHint')}>
          <Report rows={storage.value?.rows} />
        </Section>
      </Scroll>
    </View>
  );
}

/** What WhatsApp last said of itself: to this tab, else to the store. Rule MI18. */
function useHeard() {
  const { account, tab } = useApp();
  const capabilities = useCapabilities();
  if (tab?.heardAt === undefined) return account;
  return { connection: tab.connection, capabilities, heardAt: tab.heardAt };
}

/** Without the rows until they are counted, and where they cannot be: a report is wanted most when something is broken. */
function Report({ rows }: { rows: Record<string, number> | undefined }) {
  const { now } = useApp();
  const heard = useHeard();
  const copy = useCopy();
  const text = healthReport({
    ...thisBuild(),
    language: language(),
    connection: heard?.connection.state,
    capabilities: heard?.capabilities ?? [],
    rows,
    heardAgoS: heard && (now() - heard.heardAt) / 1000,
  });
  return (
    <>
      <pre
        className={styles.report}
        dir="ltr"
        lang="en"
        tabIndex={0}
        role="region"
        aria-label={t('healthReport')}
      >
        {text}
      </pre>
      <div>
        <Button icon="copy" onClick={() => void copy(text, t('healthCopied'))}>
          {t('healthCopy')}
        </Button>
      </div>
    </>
  );
}

const OVERALL_ICON: Record<ReturnType<typeof overall>, IconName> = {
  none: 'info',
  silent: 'wifi',
  lost: 'ban',
  away: 'clock',
  partly: 'warning',
  well: 'check',
};

function Overall() {
  const heard = useHeard();
  const nowMs = useNow(1_000);
  const state = overall(heard, nowMs);
  return (
    <div className={styles.overall} data-state={state}>
      <span className={styles.disc}>
        <Icon name={OVERALL_ICON[state]} size={24} />
      </span>
      <div>
        <h3 className={styles.title}>{tOf('healthOverall', state)}</h3>
        {heard && (
          <Dim>
            {tOf('healthConnection', heard.connection.state)}
            {' · '}
            {t('healthHeard', formatDuration(Math.max(0, nowMs - heard.heardAt)))}
          </Dim>
        )}
      </div>
    </div>
  );
}

const STATE_ICON: Record<Capability['state'], IconName> = {
  ok: 'check',
  waiting: 'clock',
  missing: 'minus',
  changed: 'warning',
  broken: 'ban',
};

/** "Requests", or "Requests (Approve, Reject)". */
function greyedText({ titleKey, parts }: Greyed): string {
  if (parts === 'all') return t(titleKey);
  return t('healthGreysParts', t(titleKey), parts.map((part) => t(part)).join(', '));
}

function CapabilityItem({ row }: { row: CapabilityRow }) {
  return (
    <li className={styles.item}>
      <span className={styles.mark} data-state={row.state}>
        <Icon name={STATE_ICON[row.state]} size={18} />
      </span>
      <div className={styles.words}>
        <span className={styles.head}>
          <span className={styles.name}>{tOf('capability', row.id)}</span>
          <Dim>{tOf('healthState', row.state)}</Dim>
        </span>
        {row.state !== 'ok' && row.state !== 'waiting' && (
          <span className={styles.line}>
            {isStopping(row)
              ? t('healthStops')
              : row.greys.length > 0
                ? t('healthGreys', formatList(row.greys.map(greyedText)))
                : t('healthGreysNothing')}
          </span>
        )}
        {row.detail && (
          <code className={styles.detail} dir="ltr">
            {row.detail}
          </code>
        )}
      </div>
    </li>
  );
}
