import { LiveView } from '@/components/app/live-view.tsx';
import { useSlots } from '@/components/app/shell.tsx';
import { useCommand } from '@/components/app/use-command.ts';
import { useShellEntries } from '@/components/app/use-shell-entries.ts';
import { useLive } from '@/components/app/use-live.ts';
import { Button } from '@/components/ui/button.tsx';
import { Scroll, Section, View } from '@/components/ui/layout.tsx';
import type { Settings } from '@/utils/domain/settings.ts';
import { t } from '@/utils/i18n.ts';
import { thisBuild } from '@/utils/platform/this-build.ts';
import { BehaviourSection } from './behaviour-section.tsx';
import { DataSection } from './data-section.tsx';
import { PaceSection } from './pace-section.tsx';
import styles from './settings.module.css';

/** Every change is kept at once. */
export function SettingsView() {
  const live = useLive('settings', {});
  const command = useCommand();
  const { MoreSettings } = useSlots();
  const tour = useShellEntries().find(({ id }) => id === 'tour');
  const change = (part: Partial<Settings>) => void command('putSettings', { settings: part });
  return (
    <LiveView live={live}>
      {(settings) => (
        <View>
          <Scroll>
            <PaceSection pacing={settings.pacing} onChange={change} />
            <BehaviourSection settings={settings} onChange={change} />
            {MoreSettings && <MoreSettings settings={settings} onChange={change} />}
            <DataSection />
            <Section title={t('settingsLanguage')} hint={t('settingsLanguageHint')} />
            <Section
              title={t('settingsAbout', thisBuild().version)}
              actions={
                tour && (
                  <Button size="s" onClick={tour.run}>
                    {tour.label}
                  </Button>
                )
              }
            >
              <ul className={styles.points}>
                <li>{t('noticeNotAffiliated')}</li>
                <li>{t('noticeRestrict')}</li>
                <li>{t('noticeSmall')}</li>
                <li>{t('noticeConfirm')}</li>
                <li>{t('noticeLocal')}</li>
              </ul>
            </Section>
          </Scroll>
        </View>
      )}
    </LiveView>
  );
}
