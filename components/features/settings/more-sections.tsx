import type { Settings } from '@/utils/domain/settings.ts';
import { BackupSection } from './backup-section.tsx';
import { CountingSection } from './counting-section.tsx';
import { LeaversSection } from './leavers-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { StrikesSection } from './strikes-section.tsx';

/** What only the full page lets set. */
export function MoreSections(props: { settings: Settings; onChange(part: Partial<Settings>): void }) {
  return (
    <>
      <StrikesSection {...props} />
      <MessagesSection {...props} />
      <CountingSection {...props} />
      <LeaversSection {...props} />
      <BackupSection {...props} />
    </>
  );
}
