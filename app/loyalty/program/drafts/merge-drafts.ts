// Two people edited the same draft. What only one of them touched is kept from both; where both
// touched the same thing, one of them is chosen. Rules and rewards are compared one by one.
import type { ProgramSettings } from '../settings.ts'

export interface Drafts {
  /** What both began with. */
  base: ProgramSettings
  mine: ProgramSettings
  theirs: ProgramSettings
}

type Side = 'mine' | 'theirs'
type Name = keyof ProgramSettings
interface Item {
  id: string
}

/** @param prefer whose change counts where both touched the same thing. */
export function mergeDrafts({ base, mine, theirs }: Drafts, prefer: Side): ProgramSettings {
  const merged = Object.fromEntries(
    (Object.keys(theirs) as Name[]).map((name) => [
      name,
      isList(name)
        ? mergeItems<Item>({ base: base[name], mine: mine[name], theirs: theirs[name] }, prefer)
        : choose(base[name], mine[name], theirs[name], prefer),
    ]),
  )
  return merged as unknown as ProgramSettings
}

/** Whether both touched the same thing, so that somebody has to choose. */
export function areInConflict(drafts: Drafts): boolean {
  const [one, other] = [mergeDrafts(drafts, 'mine'), mergeDrafts(drafts, 'theirs')]
  return !isSame(one, other)
}

const isList = (name: Name): name is 'rules' | 'rewards' => name === 'rules' || name === 'rewards'

function mergeItems<One extends Item>(
  { base, mine, theirs }: { base: One[]; mine: One[]; theirs: One[] },
  prefer: Side,
): One[] {
  const isMineFirst = isSameOrder(theirs, base) || (prefer === 'mine' && !isSameOrder(mine, base))
  const ids = idsInOrder(isMineFirst ? [mine, theirs] : [theirs, mine])
  const find = (items: One[], id: string) => items.find((item) => item.id === id)
  return ids.flatMap((id) => {
    // What is in one and not in the other was added there, or removed here.
    const chosen = choose(find(base, id), find(mine, id), find(theirs, id), prefer)
    return chosen ? [chosen] : []
  })
}

/** In the order of the first list; what only the other has stands behind what it stands behind. */
function idsInOrder([first, second]: [Item[], Item[]]): string[] {
  const ids = first.map(({ id }) => id)
  for (const [index, { id }] of second.entries()) {
    if (ids.includes(id)) continue
    const before = second[index - 1]
    ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, id)
  }
  return ids
}

/** Whether what both lists have stands in the same order in them. */
function isSameOrder(one: Item[], other: Item[]): boolean {
  const shared = (items: Item[], among: Item[]) =>
    items.map(({ id }) => id).filter((id) => among.some((item) => item.id === id))
  return isSame(shared(one, other), shared(other, one))
}

function choose<Value>(base: Value, mine: Value, theirs: Value, prefer: Side): Value {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base)) return mine
  return prefer === 'mine' ? mine : theirs
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
