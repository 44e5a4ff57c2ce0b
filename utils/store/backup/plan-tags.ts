import type { TagId } from '@/utils/domain/ids.ts';
import type { Tag } from '@/utils/domain/knowledge.ts';
import { nameKey } from '../tag-commands.ts';

/** Tags of a file: known by id, else by name; the one written last counts, and names stay unique. */
export function planTags(
  local: readonly Tag[],
  file: readonly Tag[],
): { tags: { added: Tag[]; changed: Tag[] }; tagHere(tag: TagId): TagId } {
  const byId = new Map(local.map((tag) => [tag.id, tag]));
  const byName = new Map(local.map((tag) => [nameKey(tag), tag]));
  const matched = new Map<TagId, TagId>();
  const added: Tag[] = [];
  const changed: Tag[] = [];
  let order = Math.max(-1, ...local.map((tag) => tag.order));
  for (const tag of [...file].sort((a, b) => a.order - b.order)) {
    const same = byId.get(tag.id);
    const sameName = byName.get(nameKey(tag));
    if (same) {
      const isNameFree = sameName === undefined || sameName.id === tag.id;
      if (tag.updatedAt > same.updatedAt && isNameFree) {
        changed.push({ ...tag, order: same.order });
        byName.set(nameKey(tag), tag);
      }
    } else if (sameName) matched.set(tag.id, sameName.id);
    else {
      added.push({ ...tag, order: ++order });
      byName.set(nameKey(tag), tag);
    }
  }
  return { tags: { added, changed }, tagHere: (tag) => matched.get(tag) ?? tag };
}
