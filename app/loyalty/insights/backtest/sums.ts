// What a draft would give beside what is in force: the sums over members, added up part by part in
// any order, since a shop's members are gone through in parts.

export interface MemberReplay {
  memberId: string
  orders: number
  spentMinor: number
  /** Points that these orders were given, by whatever was in force when each was placed. */
  given: number
  /** Points that the program in force would have given for all of them. */
  inForce: number
  /** Points that the draft would have given. */
  draft: number
  /** Orders of which Shopify has to tell more: by the draft they are worth nothing here. */
  awaiting: number
}

export interface Sums {
  members: number
  orders: number
  spentMinor: number
  given: number
  inForce: number
  draft: number
  awaiting: number
  gaining: number
  losing: number
  /** Who would gain and lose most, the most first. */
  mostGained: MemberReplay[]
  mostLost: MemberReplay[]
}

const namedOnEachSide = 5

export const noSums: Sums = {
  members: 0,
  orders: 0,
  spentMinor: 0,
  given: 0,
  inForce: 0,
  draft: 0,
  awaiting: 0,
  gaining: 0,
  losing: 0,
  mostGained: [],
  mostLost: [],
}

const changeOf = ({ inForce, draft }: MemberReplay) => draft - inForce

export function sumsOf(replays: MemberReplay[]): Sums {
  const total = (read: (one: MemberReplay) => number) =>
    replays.reduce((sum, one) => sum + read(one), 0)
  const gained = replays.filter((one) => changeOf(one) > 0)
  const lost = replays.filter((one) => changeOf(one) < 0)
  return {
    members: replays.length,
    orders: total((one) => one.orders),
    spentMinor: total((one) => one.spentMinor),
    given: total((one) => one.given),
    inForce: total((one) => one.inForce),
    draft: total((one) => one.draft),
    awaiting: total((one) => one.awaiting),
    gaining: gained.length,
    losing: lost.length,
    mostGained: first(gained),
    mostLost: first(lost),
  }
}

export function addSums(one: Sums, other: Sums): Sums {
  return {
    members: one.members + other.members,
    orders: one.orders + other.orders,
    spentMinor: one.spentMinor + other.spentMinor,
    given: one.given + other.given,
    inForce: one.inForce + other.inForce,
    draft: one.draft + other.draft,
    awaiting: one.awaiting + other.awaiting,
    gaining: one.gaining + other.gaining,
    losing: one.losing + other.losing,
    mostGained: first([...one.mostGained, ...other.mostGained]),
    mostLost: first([...one.mostLost, ...other.mostLost]),
  }
}

/** Those with the largest change; of equal ones the same, whatever the order they came in. */
function first(replays: MemberReplay[]): MemberReplay[] {
  return replays
    .toSorted(
      (one, other) =>
        Math.abs(changeOf(other)) - Math.abs(changeOf(one)) ||
        (one.memberId < other.memberId ? -1 : 1),
    )
    .slice(0, namedOnEachSide)
}
