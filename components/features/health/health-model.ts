import type { Feature } from '@/components/app/feature.ts';
import { type Capability, type CapabilityId, SILENT_AFTER_MS } from '@/utils/domain/connection.ts';
import type { MessageKey } from '@/utils/i18n.ts';

/** What hangs on a capability: a whole feature, or the named parts of one. */
export type Greyed = { titleKey: MessageKey; parts: readonly MessageKey[] | 'all' };

export type CapabilityRow = Capability & { greys: Greyed[] };

type Needing = Pick<Feature, 'titleKey' | 'needs' | 'partNeeds'>;

const ORDER: readonly Capability['state'][] = ['broken', 'changed', 'missing', 'waiting', 'ok'];

/** What is wrong first; within a state, the order of the driver's table. */
export function capabilityRows(
  capabilities: readonly Capability[],
  features: readonly Needing[],
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

/** Without these nothing is read and nothing done, whichever features need them. */
export const isStopping = (capability: Capability): boolean =>
  isGreying(capability) && (capability.id === 'connection' || capability.id === 'me');

function needing(id: CapabilityId, features: readonly Needing[]): Greyed[] {
  return features.flatMap(({ titleKey, needs, partNeeds }): Greyed[] => {
    if (needs.includes(id)) return [{ titleKey, parts: 'all' }];
    const parts = partNeeds?.[id];
    return parts ? [{ titleKey, parts }] : [];
  });
}

/** All well, something to look at, nothing that works, or nothing heard. */
export function overall(
  account:
    | { connection: { state: string }; capabilities: readonly Capability[]; heardAt: number }
    | undefined,
  nowMs: number,
): 'none' | 'silent' | 'lost' | 'away' | 'partly' | 'well' {
  if (!account) return 'none';
  if (nowMs - account.heardAt > SILENT_AFTER_MS) return 'silent';
  if (account.capabilities.some(isStopping)) return 'lost';
  if (account.connection.state !== 'ready') return 'away';
  // The message field, for one, is there only while a chat is open.
  return account.capabilities.some(isGreying) ? 'partly' : 'well';
}
