/** Whether WhatsApp can act now. Only `ready` allows actions. */
export type Connection = {
  state:
    | 'starting'
    | 'logged-out'
    | 'syncing'
    | 'ready'
    | 'offline'
    /** Another window holds the session. */
    | 'conflict'
    /** Proxy block, terms-of-service block and their like. */
    | 'blocked'
    | 'screen-locked'
    /** WhatsApp's module registry looks unlike anything we know. */
    | 'unknown';
};

/** The mirror speaks every 15 s (MI15); past twice that, silence is no longer calm. */
export const SILENT_AFTER_MS = 30_000;

/**
 * Whether an account acts now. `away`: WhatsApp is open and cannot act. `silent`: nothing was heard for too long, so the
 * tab is closed or asleep, whatever it said last. Without an account nobody was ever heard.
 */
export function readiness(
  account: { connection: Connection; heardAt: number } | undefined,
  nowMs: number,
): 'ready' | 'away' | 'silent' {
  if (!account || nowMs - account.heardAt > SILENT_AFTER_MS) return 'silent';
  return account.connection.state === 'ready' ? 'ready' : 'away';
}

export type Readiness = ReturnType<typeof readiness>;

export type CapabilityId =
  | 'connection'
  | 'me'
  | 'groups'
  | 'members'
  | 'past-members'
  | 'names'
  | 'requests'
  | 'decide-requests'
  | 'remove-members'
  | 'add-members'
  | 'change-roles'
  | 'settings'
  | 'add-mode'
  | 'subject'
  | 'description'
  | 'icon'
  | 'invite-link'
  | 'active-chat'
  | 'open-chat'
  | 'composer'
  | 'member-labels'
  | 'messages'
  | 'delete-messages';

export type Capability = {
  id: CapabilityId;
  /** `waiting`: not arrived yet, looked for again later. `changed`: there, but with another signature. */
  state: 'ok' | 'waiting' | 'missing' | 'changed' | 'broken';
  /** Module and export at fault, for reports. */
  detail?: string | undefined;
};
