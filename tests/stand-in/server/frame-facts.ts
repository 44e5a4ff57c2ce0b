/** What a request is about: where, whom, how many. And whom a notice is for. */
import type { Directory } from './directory.ts';
import type { Notice, RequestFrame } from './frames.ts';
import type { IdText, World } from './model.ts';

/** The group or chat. */
export function groupOf(frame: RequestFrame): IdText | undefined {
  if ('group' in frame.body) return frame.body.group;
  if ('chat' in frame.body) return frame.body.chat;
  return 'id' in frame.body ? frame.body.id : undefined;
}

/** The people, as they were asked for. */
export function idsIn(frame: RequestFrame): IdText[] {
  if (!('people' in frame.body)) return [];
  return frame.body.people.map((each) => (typeof each === 'string' ? each : (each.phoneNumber ?? each.id)));
}

/** Every form under which a test may name the people. */
export function namesIn(frame: RequestFrame, directory: Directory): IdText[] {
  return idsIn(frame).flatMap((id) => {
    const person = directory.find(id);
    return [id, person?.key, person?.pn, person?.lid].filter((each) => each !== undefined);
  });
}

export function countIn(frame: RequestFrame): number {
  if ('people' in frame.body) return frame.body.people.length;
  return 'count' in frame.body ? frame.body.count : 0;
}

/** A group tells its members, and of its requests only its admins. My own removal is told to me. */
export function isForMe(notice: Notice, world: World, directory: Directory): boolean {
  if (notice.kind === 'group-new' || notice.kind === 'group-gone' || !('group' in notice)) return true;
  const group = world.groups.get(notice.group);
  if (!group) return false;
  const role = group.members.get(world.me)?.role;
  if (notice.kind === 'members-removed' && notice.ids.includes(directory.idIn(group, world.me))) return true;
  if (notice.kind === 'requests-new' || notice.kind === 'requests-gone') {
    return role !== undefined && role !== 'member';
  }
  return role !== undefined;
}
