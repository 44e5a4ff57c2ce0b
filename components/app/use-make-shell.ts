import { useCallback, useMemo, useState } from 'react';
import type { Shell } from './shell.tsx';
import type { GroupFocus } from './use-group-focus.ts';
import type { ShellServices } from './use-shell-services.tsx';

/** What the features are given by the frame around them. `setFeatureId` must stay the same. */
export function useMakeShell(
  services: ShellServices,
  focus: GroupFocus,
  setFeatureId: (featureId: string) => void,
): Shell {
  const { toast, confirm, openPerson, closePerson } = services;
  const { group, groups, pickGroup } = focus;
  const [target, setTarget] = useState<Shell['target']>();
  const [around, showAround] = useState<Shell['around']>();
  const openFeature = useCallback<Shell['openFeature']>(
    (featureId, id) => {
      closePerson();
      setTarget(id === undefined ? id : { id });
      setFeatureId(featureId);
    },
    [closePerson, setFeatureId],
  );
  return useMemo(
    () => ({
      group,
      groups,
      pickGroup,
      toast,
      confirm,
      openPerson,
      target,
      around,
      showAround,
      openFeature,
    }),
    [group, groups, pickGroup, toast, confirm, openPerson, openFeature, target, around],
  );
}
