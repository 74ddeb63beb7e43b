// Challenges in memory: what follows from orders is the program's, what stands in the books for it
// is booked here.
import { orderOnTheWay } from '../../../app/loyalty/earning/challenges/challenge-orders.ts'
import { editionsOf } from '../../../app/loyalty/earning/challenges/editions.ts'
import type { Inputs } from '../../../app/loyalty/earning/evaluation.ts'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { fareOf, type Kept } from '../../../app/loyalty/settlement/challenges/fare.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import type { PureBooks } from '../pure/books.ts'
import type { World, WorldOrder } from '../world.ts'
import { differencesOf, type GivenFor, reachedBy } from './model-challenges.ts'

interface Shop {
  world: World
  versions: ModelVersion[]
  books: PureBooks
  valued: ReadonlyMap<string, { inputs: Inputs; snapshot: OrderSnapshot }>
  /** Who was given for, ever. */
  friends(): GivenFor[]
}

export class PureChallenges {
  readonly #shop: Shop
  readonly #kept = new Map<string, Kept[]>()

  constructor(shop: Shop) {
    this.#shop = shop
  }

  keepAll(): void {
    for (const customer of this.#shop.world.everyone.keys()) this.keep(String(customer))
  }

  keep(memberId: string): void {
    const now = new Date(this.#shop.world.now)
    const published = this.#shop.versions.map(({ settings, from }, place) => {
      const effectiveFrom = new Date(from)
      return { number: place + 1, settings, effectiveFrom, publishedAt: effectiveFrom }
    })
    const editions = editionsOf(published as Parameters<typeof editionsOf>[0], now)
    if (editions.size > 0) this.#keepBy(editions, memberId, now)
  }

  #keepBy(editions: ReturnType<typeof editionsOf>, memberId: string, now: Date): void {
    const { world, versions, books, valued } = this.#shop
    const { timeZone } = world
    const orders = [...valued.values()]
      .filter(({ snapshot }) => snapshot.customerId === memberId)
      .flatMap(({ inputs, snapshot }) => orderOnTheWay(inputs, snapshot) ?? [])
    const kept = this.#kept.get(memberId) ?? []
    const friends = this.#shop
      .friends()
      .filter(({ referrer }) => String(referrer) === memberId)
      .map(({ at, lostAt }) => ({ at, until: lostAt }))
    const steps = { orders, friends }
    const asked = { steps, editions, kept, now, timeZone, isIn: () => true }
    const { rows, bookings } = fareOf(asked)
    const shortfall = versionAt(versions, world.now)?.settings.shortfall ?? 'clamp'
    for (const { how, key } of bookings)
      if (how === 'take') books.takeBack(memberId, key, { shortfall, now })
    for (const { how, key, points, at } of bookings) {
      const settings = versionAt(versions, at.getTime())?.settings
      if (how === 'give' && settings)
        books.give(memberId, key, points, { at: at.getTime(), settings, timeZone, now })
    }
    this.#kept.set(memberId, rows)
  }

  compare(isUnsure: (order: WorldOrder) => boolean): string[] {
    const { world, versions, books } = this.#shop
    const booked = books.bookedByMember('challenge/')
    return [...world.everyone.keys()].flatMap((customer) => {
      const rows = this.#kept.get(String(customer)) ?? []
      const found = rows.flatMap(({ challengeId: id, period, points, reachedAt }) =>
        reachedAt ? [{ id, period, points, at: reachedAt.getTime() }] : [],
      )
      const sum = found.reduce((total, { points }) => total + points, 0)
      const has = booked.get(String(customer)) ?? 0
      const wrong = has === sum ? [] : [`${customer} has ${has} for challenges, should ${sum}`]
      const told = { ...world, friends: this.#shop.friends() }
      const due = reachedBy(customer, told, versions, isUnsure)
      return due === null ? wrong : [...wrong, ...differencesOf(customer, found, due)]
    })
  }
}
