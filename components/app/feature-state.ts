import type { Feature } from './feature.ts';
import type { Capability, CapabilityId } from '@/utils/domain/connection.ts';
import { formatList, t, tOf } from '@/utils/i18n.ts';
import { useApp } from './context.tsx';

/** The needs of a feature that WhatsApp does not meet. What has not arrived yet is waited for, not missed. */
export function missingNeeds(
  { needs }: Pick<Feature, 'needs'>,
  capabilities: readonly Capability[],
): CapabilityId[] {
  const broken = new Set(
    capabilities
      .filter(({ state }) => state === 'missing' || state === 'changed' || state === 'broken')
      .map(({ id }) => id),
  );
  return needs.filter((need) => broken.has(need));
}

export function needsText(needs: readonly CapabilityId[]): string {
  return formatList(needs.map((need) => tOf('capability', need)));
}

/** What WhatsApp offers: as this tab's own says, else as its account last said. Rule MI18. */
export function useCapabilities(): readonly Capability[] {
  const { account, tab } = useApp();
  return tab?.capabilities ?? account?.capabilities ?? [];
}

/** Why one action of a feature is off: words for its button. Nothing when WhatsApp offers what it needs. */
export function useLack(need: CapabilityId): string | undefined {
  const missing = missingNeeds({ needs: [need] }, useCapabilities());
  return missing.length > 0 ? t('featureOffHint', needsText(missing)) : undefined;
}
