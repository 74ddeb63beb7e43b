// What can happen to many orders at once, by one cause, is said once with how many there are.
import type { ShownTrouble } from './health-data.ts'

const groupedKinds = ['order_parked', 'order_waiting', 'order_missed'] as const

export interface TroublesOfKind {
  kind: (typeof groupedKinds)[number]
  troubles: ShownTrouble[]
}

/** Fewer are quicker read than opened. */
const fewest = 4

/** In the order of the list; a group stands where its first one stood. */
export function groupTroubles(troubles: ShownTrouble[]): (ShownTrouble | TroublesOfKind)[] {
  const groups = groupedKinds
    .map((kind) => ({ kind, troubles: troubles.filter((one) => one.kind === kind) }))
    .filter((group) => group.troubles.length >= fewest)
  return troubles.flatMap((trouble): (ShownTrouble | TroublesOfKind)[] => {
    const group = groups.find(({ kind }) => kind === trouble.kind)
    if (!group) return [trouble]
    return group.troubles[0] === trouble ? [group] : []
  })
}
