/** Settings, subject, description, pictures and invite links. */
import type { PropertyName } from '../server/frames.ts';
import { ServerStatusCodeError, SmaxParsingFailure, toError, WHOLE_CODES } from './errors.ts';
import type { Reply } from './connection.ts';
import type { PageState } from './state.ts';
import type { RequestKind } from '../server/frames.ts';
import { textOf } from './wid.ts';

const SWITCHES = [
  'announcement',
  'restrict',
  'no_frequently_forwarded',
  'membership_approval_mode',
  'report_to_admin_mode',
] as const satisfies readonly PropertyName[];

function isProperty(name: unknown): name is PropertyName {
  return name === 'ephemeral' || SWITCHES.some((each) => each === name);
}

interface PropertyResponse {
  name: 'SetPropertyResponseSuccess' | 'SetPropertyResponseClientError' | 'SetPropertyResponseServerError';
  value: unknown;
}

/** All flags are false, on success too: only `.name` says what happened. */
const FLAGS = {
  hasAnnouncement: false,
  hasLocked: false,
  hasEphemeral: false,
  hasMembershipApprovalMode: false,
};

function body<K extends RequestKind>(reply: Reply<K>, what: string) {
  if (reply.type === 'refusal') throw toError(reply.refusal, WHOLE_CODES.other);
  if (reply.type === 'unreadable') throw new SmaxParsingFailure(what);
  return reply.body;
}

export function createInfoJobs(
  state: PageState,
): Record<
  'modifyInfo' | 'mexProperty' | 'mexInvite' | 'invite' | 'picture' | 'query',
  Record<string, unknown>
> {
  const { connection } = state;

  return {
    modifyInfo: {
      async setGroupProperty(
        groupWid: unknown,
        property: unknown,
        value: unknown,
      ): Promise<PropertyResponse> {
        const group = textOf(groupWid);
        if (!isProperty(property)) throw new Error(`Unrecognized group property: ${String(property)}`);
        // Only the number 1 switches on: true is not 1. The seconds of `ephemeral` are not checked at all.
        const sent = property === 'ephemeral' ? Number(value) : value === 1 ? 1 : 0;
        const reply = await connection.request('set-property', { group, property, value: sent });
        if (reply.type === 'answer') return { name: 'SetPropertyResponseSuccess', value: { ...FLAGS } };
        if (reply.type === 'unreadable') throw new SmaxParsingFailure('set property');
        const { code } = reply.refusal;
        return code >= 500
          ? {
              name: 'SetPropertyResponseServerError',
              value: { ...FLAGS, errorServerErrors: { name: 'ServerError', value: { code } } },
            }
          : {
              name: 'SetPropertyResponseClientError',
              value: { ...FLAGS, errorSetPropertyClientErrors: { name: 'ClientError', value: { code } } },
            };
      },
      async setGroupSubject(groupWid: unknown, subject: unknown): Promise<undefined> {
        const group = textOf(groupWid);
        body(await connection.request('set-subject', { group, subject: String(subject) }), 'set subject');
      },
      async setGroupDescription(options: {
        groupWid: unknown;
        desc: string | null;
        newDescId?: string;
        prevDescId?: string;
      }): Promise<undefined> {
        const group = textOf(options.groupWid);
        const { desc, newDescId, prevDescId } = options;
        if (typeof newDescId !== 'string') throw new TypeError('newDescId must be given');
        const request = { group, desc, newDescId, ...(prevDescId === undefined ? {} : { prevDescId }) };
        body(await connection.request('set-description', request), 'set description');
      },
    },
    mexProperty: {
      async mexUpdateGroupPropertyJob(groupId: unknown, values: unknown): Promise<undefined> {
        if (typeof groupId !== 'string') throw new TypeError('group id must be a text');
        const request = { group: groupId, values: { ...(values as Record<string, string>) } };
        const reply = await connection.request('mex-property', request);
        if (reply.type === 'refusal') throw new ServerStatusCodeError(reply.refusal.code);
        body(reply, 'update group property');
      },
    },
    mexInvite: {
      async fetchMexGroupInviteCode(groupWid: unknown): Promise<string> {
        const group = textOf(groupWid);
        return body(await connection.request('query-invite-code', { group }), 'invite code').code;
      },
    },
    invite: {
      async resetGroupInviteCode(groupWid: unknown): Promise<{ code: string }> {
        const group = textOf(groupWid);
        return { code: body(await connection.request('reset-invite-code', { group }), 'reset invite').code };
      },
    },
    picture: {
      async sendSetPicture(wid: unknown, thumbnail: unknown, fullDataUrl: unknown): Promise<{ status: 200 }> {
        const id = textOf(wid);
        const picture = { thumbnail: String(thumbnail), full: String(fullDataUrl) };
        body(await connection.request('set-picture', { id, picture }), 'set picture');
        // The follow-up read: when it fails the whole rejects, although the picture was set.
        const read = body(await connection.request('query-picture', { id, size: 'image' }), 'read picture');
        state.groupPictures.learn(id, read.url);
        return { status: 200 };
      },
      async requestDeletePicture(wid: unknown): Promise<{ status: 200 }> {
        body(await connection.request('delete-picture', { id: textOf(wid) }), 'delete picture');
        state.groupPictures.learn(textOf(wid), null);
        return { status: 200 };
      },
      /** Two requests a person: the small and the large one. */
      async profilePicFind(wid: unknown): Promise<{ img: string | undefined }> {
        const id = textOf(wid);
        const preview = body(await connection.request('query-picture', { id, size: 'preview' }), 'picture');
        await connection.request('query-picture', { id, size: 'image' });
        const picture = state.contacts.of(id).getProfilePicThumb();
        picture.img = preview.url ?? undefined;
        return picture;
      },
    },
    query: {
      async queryAndUpdateGroupMetadataById(options: { id: unknown }): Promise<undefined> {
        await state.groups.refresh(textOf(options.id));
      },
      /** Everything of every group: not for routine use. */
      async queryAllGroups(): Promise<unknown[]> {
        const all = body(await connection.request('query-all-groups', {}), 'all groups');
        return all.groups.map((group) => state.groups.learn(group, all.contacts).metadata);
      },
    },
  };
}
