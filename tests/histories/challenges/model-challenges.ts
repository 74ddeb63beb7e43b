// What a customer has reached of a program's challenges, as plainly as it can be said: at the first
// moment at which what was known by then is enough, unless what went back within the days to hold
// undoes it. Which friends were given for, and when that ceased to hold, is told by whoever asks.
import type { Challenge } from '../../../app/loyalty/program/challenges/challenge-settings.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { knownAt } from '../model/known-at.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { takenPart } from '../model.ts'
import { isChargedBack } from '../ordinals.ts'
import { localDay } from '../plans/calendar.ts'
import type { World, WorldOrder } from '../world.ts'

const dayMs = 86_400_000

export interface Reached {
  id: string
  period: string
  at: number
  points: number
}

interface Held extends Reached {
  challenge: Challenge
  since: number
  holdsUntil: number
}

/** A friend whom somebody was given for. */
export interface GivenFor {
  referrer: number
  at: number
  /** When it ceased to hold: as early as `at` it never did; null: it does. */
  lostAt: number | null
}

type Told = Pick<World, 'orders' | 'timeZone' | 'now'> & { friends: GivenFor[] }

/** @returns null where it cannot be told what some order counts. */
export function reachedBy(
  customer: number,
  world: Told,
  versions: ModelVersion[],
  isUnsure: (order: WorldOrder) => boolean,
): Reached[] | null {
  const orders = world.orders.filter((order) => order.customer === customer)
  const friends = world.friends.filter(({ referrer }) => referrer === customer)
  const placed = [
    ...orders.flatMap(({ placedAt, refunds, cancelledAt }) => [
      placedAt,
      ...refunds.map(({ at }) => Math.max(at, placedAt)),
      ...(cancelledAt === null ? [] : [Math.max(cancelledAt, placedAt)]),
    ]),
    ...versions.map(({ from }) => from),
  ]
  const moments = [...placed, ...friends.flatMap(({ at, lostAt }) => [at, lostAt ?? at])]
  const ids = new Set(versions.flatMap(({ settings }) => settings.challenges.map(({ id }) => id)))
  if (ids.size === 0) return []
  const counted = new Counting({ orders, friends }, versions, world.timeZone)
  if (orders.some((order) => isUnsure(order) || counted.isUnsure(order, placed))) return null
  const sorted = [...new Set(moments)].filter((at) => at <= world.now).sort((a, b) => a - b)
  return [...ids].flatMap((id) => courseOf(id, sorted, { versions, counted, world }))
}

interface Known {
  versions: ModelVersion[]
  counted: Counting
  world: Told
}

function courseOf(id: string, moments: number[], { versions, counted, world }: Known): Reached[] {
  const theirs = (at: number) =>
    versionAt(versions, at)?.settings.challenges.find((one) => one.id === id)
  const begun = Math.min(...versions.filter(({ from }) => theirs(from)).map(({ from }) => from))
  const held = new Map<string, Held>()
  for (const at of moments) {
    for (const [period, one] of held) {
      const isOpen = at <= one.holdsUntil
      if (isOpen && !counted.isEnough(one.challenge, one, at)) held.delete(period)
    }
    const challenge = theirs(at)
    if (!challenge || at < begun) continue
    const period = periodOf(challenge, at, world.timeZone)
    const stretch = { period, since: begun }
    if (held.has(period) || !counted.isEnough(challenge, stretch, at)) continue
    const days = versionAt(versions, at)?.settings.challengeHoldDays ?? 0
    const { points } = challenge
    held.set(period, { id, ...stretch, at, points, challenge, holdsUntil: at + days * dayMs })
  }
  return [...held.values()].map(({ period, at, points }) => ({ id, period, at, points }))
}

function periodOf({ repeats }: Challenge, at: number, timeZone: string): string {
  if (repeats === 'once') return 'once'
  return localDay(at, timeZone).slice(0, repeats === 'month' ? 7 : 4)
}

class Counting {
  readonly #orders: WorldOrder[]
  readonly #friends: GivenFor[]
  readonly #versions: ModelVersion[]
  readonly #timeZone: string

  constructor(
    { orders, friends }: { orders: WorldOrder[]; friends: GivenFor[] },
    versions: ModelVersion[],
    timeZone: string,
  ) {
    this.#orders = orders
    this.#friends = friends
    this.#versions = versions
    this.#timeZone = timeZone
  }

  #partOf(order: WorldOrder, at: number) {
    const settings = versionAt(this.#versions, order.placedAt)?.settings
    if (!settings || isChargedBack(order) || order.placedAt > at) return null
    return takenPart(knownAt(order, at), settings)
  }

  isUnsure(order: WorldOrder, moments: number[]): boolean {
    return moments.some((at) => {
      const part = this.#partOf(order, at)
      return part !== null && (part.mayBeGone || part.whole.least !== part.whole.most)
    })
  }

  isEnough(challenge: Challenge, { period, since }: Pick<Held, 'period' | 'since'>, at: number) {
    const isThen = (then: number) =>
      then >= since && periodOf(challenge, then, this.#timeZone) === period
    const counted = this.#orders.flatMap((order) => {
      const isIn = isThen(order.placedAt)
      const part = isIn ? this.#partOf(order, at) : null
      return part ? [{ order, part }] : []
    })
    const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0)
    switch (challenge.kind) {
      case 'orders':
        return counted.length >= challenge.target
      case 'amount':
        return sum(counted.map(({ part }) => part.whole.most)) >= challenge.targetMinor
      case 'pieces': {
        const { products, collections } = challenge
        const scope = { ...everything, products, collections }
        return sum(counted.map(({ part }) => part.within([scope]).bought)) >= challenge.target
      }
      case 'friends': {
        const held = this.#friends.filter((one) => {
          const isGone = one.lostAt !== null && one.lostAt <= at
          return one.at <= at && !isGone && isThen(one.at)
        })
        return held.length >= challenge.target
      }
      case 'weeks': {
        const weeks = new Set(counted.map(({ order }) => this.#weekOf(order.placedAt)))
        return [...weeks].some((week) =>
          Array.from({ length: challenge.target }, (_, n) => week + n).every((one) =>
            weeks.has(one),
          ),
        )
      }
    }
  }

  /** From Monday on. */
  #weekOf(at: number): number {
    const day = Date.parse(localDay(at, this.#timeZone)) / dayMs
    return Math.floor((day + 3) / 7)
  }
}

export function differencesOf(customer: number, found: Reached[], due: Reached[]): string[] {
  const told = (all: Reached[]) =>
    all
      .map(({ id, period, at, points }) => {
        return `${id}/${period} at ${new Date(Math.round(at)).toISOString()} for ${points}`
      })
      .sort()
      .join(', ')
  const [one, other] = [told(found), told(due)]
  return one === other ? [] : [`customer ${customer} has reached ${one}; should ${other}`]
}
