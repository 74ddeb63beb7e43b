// A history without a database: the vendor's paper is translated, the newest state is chosen,
// valued and settled by the program, and what it decided is held against the model.

import { evaluate } from '../../../app/loyalty/earning/evaluate.ts'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { chooseSnapshots, type Told } from '../../../app/loyalty/settlement/choose-snapshots.ts'
import { translateOrder } from '../../../app/shopify/webhooks/translate-order.ts'
import { changeOrder, placeOrder } from '../change-order.ts'
import { type ModelVersion, versionAt, worthOf } from '../model.ts'
import { webhookBody } from '../paper.ts'
import type { Act, History } from '../steps.ts'
import type { World, WorldOrder } from '../world.ts'
import { PureBooks } from './books.ts'

const dayMs = 86_400_000
const customers = 3
const prices = { small: 10, large: 60 }

export class PurePlayer {
  readonly world: World
  readonly versions: ModelVersion[] = []
  readonly books = new PureBooks()
  readonly #known = new Map<string, { snapshot: OrderSnapshot }>()
  #late: OrderSnapshot[] = []

  constructor({ currency, timeZone, startsAt, first }: History) {
    const now = Date.parse(startsAt)
    const people = Array.from({ length: customers }, (_, n) => ({ id: n + 1, createdAt: now }))
    const everyone = new Map(people.map((one) => [one.id, one]))
    this.world = { currency, timeZone, now, customers: people, everyone, orders: [], nextId: 1000 }
    if (first) this.versions.push({ settings: first, from: now - 60 * dayMs })
  }

  /** @returns every difference between the books and the model. */
  play(history: History): string[] {
    for (const { seconds, act } of history.steps) {
      this.world.now += seconds * 1000
      this.#act(act)
    }
    this.world.now += 3_600_000
    for (const order of this.world.orders) this.#hear([this.#paper(order)], 'webhook')
    this.#hear(this.#late, 'webhook')
    this.books.sweep(new Date(this.world.now))
    return this.#compare()
  }

  #act(act: Act): void {
    const { world, books } = this
    const now = new Date(world.now)
    switch (act.kind) {
      case 'place':
        return this.#tell(placeOrder(world, act, world.now - act.daysAgo * dayMs), act.fate)
      case 'publish':
        this.versions.push({ settings: act.settings, from: world.now + 60_000 })
        return
      case 'redeem':
        return books.spend(
          String((act.customer % customers) + 1),
          prices[act.reward as 'small'],
          now,
        )
      case 'giveBack':
      case 'refuse':
        return books.giveBack(act.which)
      case 'sweep':
        return books.sweep(now)
      case 'post': {
        const late = this.#late
        this.#late = []
        return this.#hear(late.reverse(), 'webhook')
      }
      default:
        if ('order' in act) this.#change(act)
    }
  }

  #change(act: Extract<Act, { order: number }>): void {
    const { world } = this
    const order = world.orders.at(-1 - (act.order % Math.max(1, world.orders.length)))
    if (!order) return
    if (act.kind === 'move')
      order.customer = act.customer === null ? null : (act.customer % customers) + 1
    else if (!changeOrder(world, order, act)) return
    if (!act.isSameStamp) order.updatedAt = Math.max(world.now, order.updatedAt + 1000)
    this.#tell(order, act.fate)
  }

  #tell(order: WorldOrder, fate: string): void {
    if (fate === 'lost') return
    const snapshot = this.#paper(order)
    if (fate === 'late') this.#late.push(snapshot)
    else if (fate === 'marked') this.#hear([snapshot], 'fetch')
    else this.#hear(fate === 'twice' ? [snapshot, snapshot] : [snapshot], 'webhook')
  }

  #paper(order: WorldOrder): OrderSnapshot {
    return translateOrder(JSON.parse(webhookBody(this.world, order)))
  }

  #hear(told: OrderSnapshot[], source: Told): void {
    const { news, unclear } = chooseSnapshots(told, this.#known, source)
    for (const snapshot of news) this.#settle(snapshot)
    const asked = this.world.orders.filter((order) => unclear.includes(String(order.id)))
    if (asked.length > 0)
      this.#hear(
        asked.map((order) => this.#paper(order)),
        'fetch',
      )
  }

  #settle(snapshot: OrderSnapshot): void {
    const { orderId, processedAt, customerId } = snapshot
    this.#known.set(orderId, { snapshot })
    const version = versionAt(this.versions, Date.parse(processedAt))
    const { timeZone, now } = this.world
    const inputs = { engine: 1 as const, timeZone, memberId: customerId }
    const number = version ? this.versions.indexOf(version) + 1 : 0
    const evaluation = evaluate(
      { ...inputs, version: version && { number, settings: version.settings } },
      snapshot,
    )
    const shortfall = version?.settings.shortfall ?? 'clamp'
    this.books.settle(orderId, evaluation, { shortfall, now: new Date(now) })
  }

  #compare(): string[] {
    const { books, world } = this
    const problems: string[] = []
    for (const order of world.orders) {
      const standings = books.standings(String(order.id))
      const worth = worthOf(order, this.versions)
      for (const { memberId, key, booked, waived, owed } of standings) {
        const isMine = memberId === String(order.customer)
        const { least, most } = (isMine && worth.get(key)) || { least: 0, most: 0 }
        const name = `order ${order.id} of ${memberId} by ${key}`
        if (isMine) worth.delete(key)
        if (booked < least || booked > most)
          problems.push(`${name} is booked at ${booked}, is worth ${least}–${most}`)
        if (waived < 0 || owed < 0) problems.push(`${name}: ${waived} waived, ${owed} owed`)
      }
      for (const [key, { least }] of worth)
        if (least > 0) problems.push(`order ${order.id} by ${key} is worth ${least}, is not booked`)
    }
    return [...problems, ...this.#compareLots()]
  }

  #compareLots(): string[] {
    const { books } = this
    return books.lots.flatMap((lot) => {
      const { id, memberId, orderId, key, pendingLeft, availableLeft, expired } = lot
      const problems: string[] = []
      if (Math.min(pendingLeft, availableLeft, expired) < 0)
        problems.push(`lot ${id} is below zero`)
      const open = pendingLeft + availableLeft
      const standing = books
        .standings(orderId ?? '')
        .find((one) => one.memberId === memberId && one.key === key)
      if (open > 0 && (standing?.waived ?? 0) > 0)
        problems.push(`lot ${id} has ${open} beside ${standing?.waived} waived`)
      if (availableLeft > 0 && books.debtOf(memberId) > 0)
        problems.push(`${memberId} owes although something could be spent`)
      return problems
    })
  }
}
