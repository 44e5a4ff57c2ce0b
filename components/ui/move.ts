/** The items with the one at `from` standing at `to`. Out of range: the same items. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = [...items];
  const [item] = moved.splice(from, 1);
  if (item === undefined || to < 0 || to > moved.length) return [...items];
  moved.splice(to, 0, item);
  return moved;
}
