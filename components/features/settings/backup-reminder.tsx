import { useState } from 'react';
import { BackupDue } from './backup-due.tsx';
import { BackupSave } from './backup-save.tsx';

/** On the full page the reminder opens the dialog where it stands. */
export function BackupReminder() {
  const [saving, setSaving] = useState(false);
  return (
    <>
      <BackupDue onMake={() => setSaving(true)} />
      {saving && <BackupSave onClose={() => setSaving(false)} />}
    </>
  );
}
