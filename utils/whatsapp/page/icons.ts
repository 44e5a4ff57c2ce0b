/** The group's icon. Rule GI6: `domain/SPEC.md`. */
import type { Picture } from '@/utils/domain/group-icons.ts';
import type { Outcome } from '@/utils/domain/reasons.ts';
import { type Timers, within } from '../timers.ts';
import type { Capabilities } from './capabilities.ts';
import { errorName, statusOf, toRefusal } from './codes.ts';
import type { ConnectionWatch } from './connection.ts';
import { barAdmin, type GroupHandle } from './groups.ts';
import { PICTURES } from './modules.ts';
import { done, fail } from './outcomes.ts';

const LIMIT_MS = 30_000;
const SUCCESS = 200;

/**
 * A set also rejects when the picture was set and only WhatsApp's reading of it failed (August 2026). Codes that such a
 * reading may bring as well prove nothing: "there is none" and a server in trouble.
 */
const UNPROVEN = ['group-gone', 'server-error'];

export function createIcons(parts: {
  capabilities: Capabilities;
  connection: ConnectionWatch;
  timers: Timers;
}): (handle: GroupHandle, picture: Picture | null) => Promise<Outcome<'done'>> {
  const { capabilities, connection, timers } = parts;
  return async (handle, picture) => {
    const barred = barAdmin(connection, handle);
    if (barred) return barred;
    const bridge = capabilities.need('icon', PICTURES);
    if (!bridge.ok) return bridge;
    const { id } = handle.metadata;
    let answer: unknown;
    try {
      const sent = picture
        ? bridge.value.sendSetPicture(id, picture.thumbnail, picture.full)
        : bridge.value.requestDeletePicture(id);
      answer = await within(timers, LIMIT_MS, sent, 'late');
      if (statusOf(answer) === SUCCESS) return done;
    } catch (error) {
      answer = error;
    }
    const refusal = toRefusal(answer);
    return refusal && !UNPROVEN.includes(refusal.reason) ? refusal : fail('unclear', errorName(answer));
  };
}
