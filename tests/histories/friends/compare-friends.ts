// What became of friends, beside what the model says of them, and what was given for them beside
// what stands in the books. @returns every difference.

import type { ModelVersion } from '../model/versions.ts'
import { isChargedBack } from '../ordinals.ts'
import {
  type Fate,
  fateOf,
  isLost,
  paidAt,
  type Terms,
  type Told,
  termsAt,
} from './model-friends.ts'

const dayMs = 86_400_000
/** From then on an order that is told late makes it nobody else's. */
const oldAfterMs = 60 * dayMs

/** As the program keeps it; a customer who was forgotten, or never was one, is null. */
export interface FoundFriend {
  friend: number | null
  referrer: number | null
  state: string
  reasons: string[]
  orderId: string | null
  dueAt: number | null
  isDecided: boolean
  given: { friend: number; referrer: number }
  /** Who has what was given, as the books name them. */
  memberIds: { friend: string; referrer: string }
}

interface Known {
  world: Told & { customers: number[] }
  versions: ModelVersion[]
  rows: FoundFriend[]
  /** What the books hold for friends, by member. */
  booked: Map<string, number>
}

export function compareFriends({ world, versions, rows, booked }: Known): string[] {
  const problems = rows.flatMap((row) => givenWrongly(row, world, versions))
  for (const friend of world.customers) {
    const row = rows.find((one) => one.friend === friend)
    const problem = differenceOf({ friend, row, world, versions })
    if (problem) problems.push(`the referral of customer ${friend} ${problem}`)
  }
  return [...problems, ...compareBooked(rows, booked)]
}

interface One {
  friend: number
  row: FoundFriend | undefined
  world: Told
  versions: ModelVersion[]
}

function differenceOf({ friend, row, world, versions }: One): string | null {
  if (row?.state === 'held') return heldWrongly(row, { friend, world, versions })
  // A person had the last word.
  if (row?.isDecided && row.state !== 'review') return null
  const fate = fateOf(friend, world, versions)
  const found = row?.state ?? 'nothing'
  const told = `is ${found} ${row?.reasons.join()} for ${row?.orderId}, should be ${tell(fate)}`
  return allowed(fate, row).includes(found) ? null : told
}

function allowed(fate: Fate, row: FoundFriend | undefined): string[] {
  if (fate.is === 'nothing') return ['nothing', 'rejected']
  // Where whoever had sent them first was forgotten, nobody looks again.
  if (fate.is === 'came') return ['came', 'nothing', 'rejected']
  if (fate.is === 'lost') return ['nothing', 'rejected']
  const { order, terms } = fate
  const isMine = row?.orderId === String(order.id)
  if (!isMine) return []
  if (isChargedBack(order)) return ['rejected']
  if (fate.is === 'waits') return ['ordered']
  const isFull = terms.monthMaximum !== null && row.reasons.includes('month_maximum')
  // Whoever takes back a decision about what had looked clear leaves it to be looked at again.
  const isUndone = row.state === 'review' && row.reasons.length === 0
  const isMuch = terms.weekMaximum === 1 || isUndone
  return [...(isFull ? ['rejected'] : []), ...(isMuch ? ['review'] : [])]
}

function heldWrongly(row: FoundFriend, { friend, world, versions }: Omit<One, 'row'>) {
  const order = world.orders.find(({ id }) => String(id) === row.orderId)
  if (!order) return null
  if (row.referrer === friend) return 'was given to themselves'
  const terms = termsAt(versions, order.placedAt)
  if (!terms) return `is held for order ${order.id}, which gives nothing`
  const dues = [order.placedAt, paidAt(order)].map((at) => at + terms.holdDays * dayMs)
  const dueAt = row.dueAt ?? 0
  // A person may accept what nobody had waited for.
  if (!dues.includes(dueAt)) return `was due at ${row.dueAt}, should at ${dues.join(' or ')}`
  if (dueAt > world.now) return 'was given early'
  const isMine = order.customer === friend
  if (row.isDecided) return null
  if (isMine && isLost(order, terms, dueAt)) return `is held for order ${order.id}, which is gone`
  if (world.now - order.placedAt > oldAfterMs) return null
  const fate = fateOf(friend, world, versions, order.id)
  const isSame = 'order' in fate && fate.order === order && isBy(fate.by, row, world)
  return isSame ? null : `is held for ${order.id} of ${row.referrer}, should be ${tell(fate)}`
}

const isBy = (by: number, { referrer }: FoundFriend, { gone }: Told) =>
  referrer === by || (referrer === null && gone.has(by))

const tell = (fate: Fate) =>
  'order' in fate
    ? `${fate.is} for ${fate.order.id} of ${fate.by} due ${new Date(fate.dueAt).toISOString()}`
    : JSON.stringify(fate)

/** Both sides, once, as much as the program said when the order was placed. */
function givenWrongly(row: FoundFriend, world: Told, versions: ModelVersion[]): string[] {
  if (row.state !== 'held') return []
  const order = world.orders.find(({ id }) => String(id) === row.orderId)
  const terms: Terms | null = order ? termsAt(versions, order.placedAt) : null
  if (!terms) return []
  const { friend, referrer } = row.given
  return friend === terms.friendPoints && referrer === terms.points
    ? []
    : [`for order ${row.orderId} ${friend} and ${referrer} were given to friends`]
}

function compareBooked(rows: FoundFriend[], booked: Map<string, number>): string[] {
  const due = new Map<string, number>()
  for (const { state, given, memberIds } of rows) {
    if (state !== 'held') continue
    due.set(memberIds.friend, (due.get(memberIds.friend) ?? 0) + given.friend)
    due.set(memberIds.referrer, (due.get(memberIds.referrer) ?? 0) + given.referrer)
  }
  return [...new Set([...due.keys(), ...booked.keys()])].flatMap((memberId) => {
    const [found, wanted] = [booked.get(memberId) ?? 0, due.get(memberId) ?? 0]
    return found === wanted ? [] : [`${memberId} has ${found} for friends, should have ${wanted}`]
  })
}
