import { useShell } from '@/components/app/shell.tsx';

/** How many wait: in the group in focus, or in all groups that I administer. */
export function useRequestCount(): number | undefined {
  const { group, groups } = useShell();
  if (group)
    return group.myRole === 'admin' || group.myRole === 'superadmin' ? group.pendingCount : undefined;
  return groups.reduce((sum, one) => sum + one.pendingCount, 0);
}
