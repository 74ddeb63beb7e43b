// Rules and rewards stand in an order that the merchant chooses: members read them in it, and rules
// give in it until an order can earn no more.

/** @returns the list with one item past its neighbour; as it was where there is none. */
export function moveItem<Item>(items: Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by
  const [one, other] = [items[at], items[to]]
  if (one === undefined || other === undefined) return items
  return items.with(at, other).with(to, one)
}
