// What becomes of a friend, as plainly as it can be said: their first order decides who sent them,
// and both sides are given theirs if nothing of it was called off while it had to hold.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { givenBack } from '../counted.ts'
import { knownAt } from '../model/known-at.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { isPaid } from '../ordinals.ts'
import { amountOf, lineLeft, type World, type WorldOrder } from '../world.ts'

const dayMs = 86_400_000
const atOnceMs = 3_600_000

export type Terms = Extract<ProgramSettings['rules'][number], { kind: 'referral' }>

export type Fate =
  | { is: 'nothing' }
  | { is: 'came'; by: number }
  | { is: 'waits' | 'holds' | 'lost'; by: number; order: WorldOrder; dueAt: number; terms: Terms }

export type Told = Pick<World, 'orders' | 'now' | 'codes' | 'claims' | 'gone'>

/** @param held an order that was given for: whoever is forgotten since had sent its customer. */
export function fateOf(
  friend: number,
  world: Told,
  versions: ModelVersion[],
  held: number | null = null,
): Fate {
  const orders = world.orders
    .filter(({ customer }) => customer === friend)
    .sort((a, b) => a.placedAt - b.placedAt || (String(a.id) < String(b.id) ? -1 : 1))
  const ownerOf = (code: string | null, isHeld: boolean) => {
    const owner = code === null ? undefined : world.codes.get(code)
    return owner !== undefined && (isHeld || !world.gone.has(owner)) ? owner : null
  }
  const [typed] = world.claims
    .filter(({ customer }) => customer === friend)
    .sort((a, b) => a.at - b.at)
  const claimed = typed ? ownerOf(typed.code, held !== null) : null
  const first = firstOf(orders)
  if (!first) {
    const told = orders.map(({ referralCode }) => ownerOf(referralCode, false))
    const by = claimed ?? told.find((owner) => owner !== null) ?? null
    return by === null || by === friend ? { is: 'nothing' } : { is: 'came', by }
  }
  const inTime = typed && typed.at <= first.placedAt ? claimed : null
  const by = ownerOf(first.referralCode, first.id === held) ?? inTime
  const terms = termsAt(versions, first.placedAt)
  if (by === null || by === friend || !terms) return { is: 'nothing' }
  const dueAt = paidAt(first) + terms.holdDays * dayMs
  const known = { by, order: first, dueAt, terms }
  if (isLost(first, terms, Math.min(dueAt, world.now))) return { is: 'lost', ...known }
  return { is: dueAt > world.now ? 'waits' : 'holds', ...known }
}

/** One that was called off before the next was placed leaves its place to that. */
function firstOf(orders: WorldOrder[]): WorldOrder | undefined {
  const stood = orders.filter((one) => isPaid(one) && !one.isTest)
  return stood.findLast((one, place) =>
    stood
      .slice(0, place)
      .every(({ cancelledAt }) => cancelledAt !== null && cancelledAt <= one.placedAt),
  )
}

export function termsAt(versions: ModelVersion[], at: number): Terms | null {
  const rules = versionAt(versions, at)?.settings.rules ?? []
  return rules.find((rule): rule is Terms => rule.kind === 'referral' && rule.isOn) ?? null
}

export function paidAt({ placedAt, paidAt: at }: WorldOrder): number {
  return at !== null && at - placedAt > atOnceMs ? at : placedAt
}

export function isLost(order: WorldOrder, { minimumMinor }: Terms, at: number): boolean {
  const known = knownAt(order, at)
  const least = Math.max(1, minimumMinor)
  const placed = known.lines.reduce((sum, line) => sum + amountOf(line), 0)
  const left = known.lines.reduce((sum, line) => sum + lineLeft(known, line), 0)
  return known.cancelledAt !== null || placed < least || left - givenBack(known) < least
}
