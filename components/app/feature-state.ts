import type { Feature } from './feature.ts';
import type { Capability, CapabilityId } from '@/utils/domain/connection.ts';
import { formatList, tOf } from '@/utils/i18n.ts';

/** The needs of a feature that WhatsApp does not meet. What has not arrived yet is waited for, not missed. */
export function missingNeeds(feature: Feature, capabilities: readonly Capability[]): CapabilityId[] {
  const broken = new Set(
    capabilities
      .filter(({ state }) => state === 'missing' || state === 'changed' || state === 'broken')
      .map(({ id }) => id),
  );
  return feature.needs.filter((need) => broken.has(need));
}

export function needsText(needs: readonly CapabilityId[]): string {
  return formatList(needs.map((need) => tOf('capability', need)));
}
