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
  | 'invite-link'
  | 'active-chat'
  | 'open-chat'
  | 'composer'
  | 'member-labels';

export type Capability = {
  id: CapabilityId;
  /** `waiting`: not arrived yet, looked for again later. `changed`: there, but with another signature. */
  state: 'ok' | 'waiting' | 'missing' | 'changed' | 'broken';
  /** Module and export at fault, for reports. */
  detail?: string | undefined;
};
