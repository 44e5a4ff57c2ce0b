/** Queries, settings, texts, invite links and pictures of groups. */
import type { PropertyName, WireContact } from './frames.ts';
import { answer, enter, has, refuse } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import type { GroupSettings, IdText } from './model.ts';

/** Limits of the server; WhatsApp's page does not check them before it sends. */
const SUBJECT_LIMIT = 100;
const DESCRIPTION_LIMIT = 2048;
const EPHEMERAL_SECONDS = [0, 86_400, 604_800, 7_776_000];

type GroupKind =
  | 'query-group'
  | 'query-all-groups'
  | 'query-requests'
  | 'query-devices'
  | 'query-picture'
  | 'set-property'
  | 'mex-property'
  | 'set-subject'
  | 'set-description'
  | 'set-picture'
  | 'delete-picture'
  | 'query-invite-code'
  | 'reset-invite-code';

function toSettings(property: PropertyName, value: number): Partial<GroupSettings> {
  switch (property) {
    case 'announcement':
      return { announce: value === 1 };
    case 'restrict':
      return { restrict: value === 1 };
    case 'no_frequently_forwarded':
      return { noFrequentlyForwarded: value === 1 };
    case 'membership_approval_mode':
      return { membershipApprovalMode: value === 1 };
    case 'report_to_admin_mode':
      return { reportToAdminMode: value === 1 };
    case 'ephemeral':
      return { ephemeralDuration: value };
  }
}

/** `{member_add_mode: 'ADMIN_ADD'}` → `{memberAddMode: 'admin_add'}`; undefined for what the server does not know. */
function toMexSettings(values: Record<string, string>): Partial<GroupSettings> | undefined {
  const settings: Partial<GroupSettings> = {};
  for (const [name, value] of Object.entries(values)) {
    const lower = value.toLowerCase();
    if (name === 'member_add_mode' && (lower === 'admin_add' || lower === 'all_member_add')) {
      settings.memberAddMode = lower;
    } else if (name === 'member_link_mode' && (lower === 'admin_link' || lower === 'all_member_link')) {
      settings.memberLinkMode = lower;
    } else if (
      name === 'member_share_group_history_mode' &&
      (lower === 'admin_share' || lower === 'all_member_share')
    ) {
      settings.memberShareGroupHistoryMode = lower;
    } else return undefined;
  }
  return settings;
}

function newCode(next: () => number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  return Array.from({ length: 22 }, () => letters[Math.floor(next() * letters.length)]).join('');
}

export const groupHandlers: Pick<Handlers, GroupKind> = {
  'query-group'(context, body) {
    const entered = enter(context, body.group, 'member');
    if (!entered.ok) return entered;
    const { group } = entered;
    const isAdmin = group.members.get(context.world.me)?.role !== 'member';
    // From now on the page's local table has it, across reloads.
    if (group.known !== 'memory') group.known = 'local';
    return answer({
      group: context.wire.group(group, { withRequests: isAdmin }),
      contacts: context.wire.contactsOf(group),
    });
  },

  'query-all-groups'(context) {
    const mine = [...context.world.groups.values()].filter((group) => group.members.has(context.world.me));
    const contacts = new Map<IdText, WireContact>();
    for (const group of mine) for (const each of context.wire.contactsOf(group)) contacts.set(each.id, each);
    return answer({
      groups: mine.map((group) => context.wire.group(group)),
      contacts: [...contacts.values()],
    });
  },

  'query-requests'(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    const { group } = entered;
    const people = new Set([...group.requests.values()].flatMap((each) => [each.person, each.addedBy]));
    return answer({
      requests: [...group.requests.values()].map((each) => context.wire.request(group, each)),
      contacts: [...people].map((key) => context.wire.contact(group, key)),
    });
  },

  'query-devices': () => answer({}),

  'query-picture'(context, body) {
    const group = context.world.groups.get(body.id);
    if (group) return answer({ url: group.picture?.[body.size === 'image' ? 'full' : 'thumbnail'] ?? null });
    const person = context.directory.find(body.id);
    // Same origin on purpose: the page under test may not be the one that asks another host.
    return answer({
      url: person?.hasPicture ? `https://web.whatsapp.com/pp/${encodeURIComponent(body.id)}.svg` : null,
    });
  },

  'set-property'(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    if (body.property === 'ephemeral' && !EPHEMERAL_SECONDS.includes(body.value)) return refuse(400);
    if (!has(context, 'nothing-happens')) {
      const settings = toSettings(body.property, body.value);
      context.actions.setSettings(entered.group, settings, { by: 'me', requestId: context.requestId });
    }
    return answer({});
  },

  'mex-property'(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    const settings = toMexSettings(body.values);
    if (!settings) return refuse(400);
    if (!has(context, 'nothing-happens')) {
      context.actions.setSettings(entered.group, settings, { by: 'me', requestId: context.requestId });
    }
    return answer({});
  },

  'set-subject'(context, body) {
    const entered = enter(context, body.group, 'member');
    if (!entered.ok) return entered;
    const { group } = entered;
    const isAdmin = group.members.get(context.world.me)?.role !== 'member';
    if (group.settings.restrict && !isAdmin) return refuse(403);
    if ([...body.subject].length > SUBJECT_LIMIT) return refuse(406);
    if (!has(context, 'nothing-happens')) {
      context.actions.setSubject(group, body.subject, { by: 'me', requestId: context.requestId });
    }
    return answer({});
  },

  'set-description'(context, body) {
    const entered = enter(context, body.group, 'member');
    if (!entered.ok) return entered;
    const { group } = entered;
    const isAdmin = group.members.get(context.world.me)?.role !== 'member';
    if (group.settings.restrict && !isAdmin) return refuse(403);
    if (group.descId !== body.prevDescId) return refuse(409);
    if ([...(body.desc ?? '')].length > DESCRIPTION_LIMIT) return refuse(406);
    if (!has(context, 'nothing-happens')) {
      const actor = { by: 'me' as const, requestId: context.requestId };
      context.actions.setDescription(group, body.desc, body.newDescId, actor);
    }
    return answer({});
  },

  'set-picture'(context, body) {
    const entered = enter(context, body.id, 'admin');
    if (!entered.ok) return entered;
    entered.group.picture = body.picture;
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'picture',
      group: body.id,
      by: 'me',
      requestId: context.requestId,
      detail: 'set',
      picture: body.picture,
    });
    return answer({});
  },

  'delete-picture'(context, body) {
    const entered = enter(context, body.id, 'admin');
    if (!entered.ok) return entered;
    delete entered.group.picture;
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'picture',
      group: body.id,
      by: 'me',
      requestId: context.requestId,
      detail: 'deleted',
    });
    return answer({});
  },

  'query-invite-code'(context, body) {
    const entered = enter(context, body.group, 'admin');
    return entered.ok ? answer({ code: entered.group.inviteCode }) : entered;
  },

  'reset-invite-code'(context, body) {
    const entered = enter(context, body.group, 'admin');
    if (!entered.ok) return entered;
    entered.group.inviteCode = newCode(() => context.random.next());
    context.ledger.add({
      atMs: context.clock.now(),
      action: 'invite-reset',
      group: body.group,
      by: 'me',
      requestId: context.requestId,
    });
    return answer({ code: entered.group.inviteCode });
  },
};
