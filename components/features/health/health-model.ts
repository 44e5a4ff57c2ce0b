import type { Feature } from '@/components/app/feature.ts';
import type { Capability, CapabilityId } from '@/utils/domain/connection.ts';

/** The mirror speaks every 15 s (MI15); past twice that, silence is no longer calm. */
export const SILENT_AFTER_MS = 30_000;

export type CapabilityRow = Capability & {
  /** Ids of the features that cannot work without it. */
  greys: string[];
};

const ORDER: readonly Capability['state'][] = ['broken', 'changed', 'missing', 'waiting', 'ok'];

/** What is wrong first; within a state, the order of the driver's table. */
export function capabilityRows(
  capabilities: readonly Capability[],
  features: readonly Pick<Feature, 'id' | 'needs'>[],
): CapabilityRow[] {
  return capabilities
    .map((capability) => ({
      ...capability,
      greys: isGreying(capability) ? needing(capability.id, features) : [],
    }))
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

/** What has not arrived yet is waited for, and greys nothing. */
const isGreying = ({ state }: Capability): boolean => state !== 'ok' && state !== 'waiting';

function needing(id: CapabilityId, features: readonly Pick<Feature, 'id' | 'needs'>[]): string[] {
  return features.filter((feature) => feature.needs.includes(id)).map((feature) => feature.id);
}

/** All well, something to look at, or nothing heard. */
export function overall(
  account:
    | { connection: { state: string }; capabilities: readonly Capability[]; heardAt: number }
    | undefined,
  nowMs: number,
): 'none' | 'silent' | 'away' | 'partly' | 'well' {
  if (!account) return 'none';
  if (nowMs - account.heardAt > SILENT_AFTER_MS) return 'silent';
  if (account.connection.state !== 'ready') return 'away';
  // The message field, for one, is there only while a chat is open.
  return account.capabilities.some(isGreying) ? 'partly' : 'well';
}
