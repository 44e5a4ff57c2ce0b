import { useState } from 'react';
import { useApp } from '@/components/app/context.tsx';
import { groupTitle, oneLine } from '@/components/app/person-words.ts';
import { ReasonDialog } from '@/components/app/reason-dialog.tsx';
import { useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useSettings } from '@/components/app/use-settings.ts';
import { Button } from '@/components/ui/button.tsx';
import { Cluster, Section } from '@/components/ui/layout.tsx';
import type { GroupId } from '@/utils/domain/ids.ts';
import { counts, fadesAt, STRIKE_REASON_LIMIT, type Strike } from '@/utils/domain/strikes.ts';
import { formatDate, t } from '@/utils/i18n.ts';
import type { PersonCard } from '@/utils/store/api.ts';
import styles from './person.module.css';
import { StrikeProposals } from './strike-proposals.tsx';

type StrikesProps = { card: PersonCard; groupId: GroupId | undefined; nowMs: number };

/** Every strike there ever was, what they propose, giving one and taking one back. */
export function StrikesSection({ card, groupId, nowMs }: StrikesProps) {
  const { account } = useApp();
  const { StrikeDialog } = useSlots();
  const { strikeDays } = useSettings();
  const command = useCommand();
  const [open, setOpen] = useState<'give' | Strike>();
  const close = () => setOpen(undefined);
  if (!account) return null;
  return (
    <Section title={t('strikesTitle')}>
      <StrikeProposals card={card} groupId={groupId} nowMs={nowMs} />
      {card.strikes.length > 0 && (
        <ul aria-label={t('strikesTitle')}>
          {card.strikes.map((strike) => {
            const isOn = counts(strike, { strikeDays, nowMs });
            return (
              <li key={strike.id} className={styles.strike}>
                <div className={styles.eventWords}>
                  <bdi className={isOn ? undefined : styles.dim}>{oneLine(strike.reason)}</bdi>
                  <div className={styles.dim}>
                    {[
                      formatDate(strike.at),
                      strike.author && oneLine(strike.author),
                      strike.groupId === undefined
                        ? t('everywhere')
                        : groupTitle(strike.groupName ?? t('unknownGroup')),
                      strike.takenBack
                        ? t('strikeTakenBack', formatDate(strike.takenBack.at))
                        : t(isOn ? 'strikeFades' : 'strikeFaded', formatDate(fadesAt(strike, strikeDays))),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                  {strike.takenBack && (
                    <div className={styles.dim}>
                      <bdi>{oneLine(strike.takenBack.note)}</bdi>
                      {strike.takenBack.by && (
                        <>
                          {' · '}
                          <bdi>{oneLine(strike.takenBack.by)}</bdi>
                        </>
                      )}
                    </div>
                  )}
                </div>
                {isOn && (
                  <Button size="s" variant="plain" onClick={() => setOpen(strike)}>
                    {t('strikeTakeBack')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Cluster>
        <Button size="s" onClick={() => setOpen('give')}>
          {t('strikeGive')}
        </Button>
      </Cluster>
      {open === 'give' && <StrikeDialog people={[card]} groupId={groupId} isOnCard onClose={close} />}
      {typeof open === 'object' && (
        <ReasonDialog
          title={`${t('strikeTakeBack')}: ${oneLine(open.reason)}`}
          label={t('strikeAppeal')}
          saveLabel={t('strikeTakeBack')}
          limit={STRIKE_REASON_LIMIT}
          required
          onSave={async (note) =>
            (await command('takeBackStrike', { strikeId: open.id, note, accountId: account.id })).ok
          }
          onClose={close}
        />
      )}
    </Section>
  );
}
