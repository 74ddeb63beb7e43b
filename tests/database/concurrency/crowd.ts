// A crowd at one shop: whatever people, workers and Shopify do, done at once, over few members, few
// orders and a reward of which there are few. Every answer is counted; an error that reaches a
// caller is one.
import { randomUUID } from 'node:crypto'
import { forShop, type ShopDb } from '../../../app/db.server.ts'
import { settleShop } from '../../../app/jobs/deliveries/settle-batch.ts'
import { adjust } from '../../../app/loyalty/ledger/adjust.server.ts'
import { createListBatch } from '../../../app/loyalty/members/batches/create-batch.server.ts'
import { runBatch } from '../../../app/loyalty/members/batches/run-batch.server.ts'
import { startBatch } from '../../../app/loyalty/members/batches/start-batch.server.ts'
import { readFilterMoment } from '../../../app/loyalty/members/filter-moment.server.ts'
import { pauseMember, resumeMember } from '../../../app/loyalty/membership/pause-member.server.ts'
import { publishDraft } from '../../../app/loyalty/program/publish-draft.server.ts'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { cancel } from '../../../app/loyalty/rewards/cancel.server.ts'
import {
  recordIssued,
  recordRefused,
} from '../../../app/loyalty/rewards/issue/record-issue.server.ts'
import { recordReturned } from '../../../app/loyalty/rewards/record-return.server.ts'
import { redeem } from '../../../app/loyalty/rewards/redeem.server.ts'
import { mergeCustomers } from '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
import { storeDelivery } from '../../setup/builders/delivery.ts'
import { anOrderPayload } from '../../setup/builders/order-payload.ts'
import { someSettings } from '../../setup/builders/program.ts'
import {
  customers,
  merges,
  orders,
  pausedCustomer,
  placedAt,
  priceOf,
  states,
  stock,
} from './people.ts'

export interface Plan {
  shopId: number
  lanes: number
  /** Of each lane. */
  acts: number
}

export interface Tally {
  acts: number
  /** By order: the newest state that was told. */
  told: Record<number, number>
  /** Ids that were accepted, with the points they moved. */
  adjusted: Record<string, number>
  redeemed: string[]
  refusals: Record<string, number>
  errors: string[]
}

const few = { ...freshReward('amount_off', 'few', 100), points: 20, stock } as Reward
const many = { ...freshReward('amount_off', 'many', 100), points: 15 } as Reward
export const program = { rewards: [few, many], pendingDays: 3 }

const days = (n: number) => n * 86_400_000
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
const roll = (most: number) => Math.floor(Math.random() * most)

export async function runCrowd({ shopId, lanes, acts }: Plan): Promise<Tally> {
  const crowd = new Crowd(forShop(shopId))
  await Promise.all(Array.from({ length: lanes }, () => crowd.run(acts)))
  return crowd.tally
}

class Crowd {
  readonly tally: Tally = {
    acts: 0,
    told: {},
    adjusted: {},
    redeemed: [],
    refusals: {},
    errors: [],
  }
  readonly #shop: ShopDb
  #requests: string[] = []

  constructor(shop: ShopDb) {
    this.#shop = shop
  }

  async run(many: number): Promise<void> {
    const acts = [
      ...Array(6).fill(() => this.#tell()),
      ...Array(4).fill(() => this.#work()),
      ...Array(4).fill(() => this.#redeem()),
      ...Array(3).fill(() => this.#conclude()),
      ...Array(3).fill(() => this.#adjust()),
      () => this.#sweep(),
      () => this.#merge(),
      () => this.#pause(),
      () => this.#publish(),
      () => this.#batch(),
    ] as (() => Promise<void>)[]
    for (let n = 0; n < many; n += 1) {
      const act = pick(acts)
      this.tally.acts += 1
      await act().catch((error) => {
        this.tally.errors.push(`${act}: ${String(error?.stack ?? error).slice(0, 600)}`)
      })
    }
  }

  /** A day passes in two tenths of a second. */
  #now(): Date {
    const begins = Date.parse(placedAt(0)) + days(10)
    return new Date(begins + (Date.now() % 100_000) * 432_000)
  }

  async #tell(): Promise<void> {
    const order = roll(orders)
    const state = 1 + roll(states)
    const updatedAt = new Date(Date.parse(placedAt(order)) + state * 1000).toISOString()
    const payload = anOrderPayload({
      orderId: 7000 + order,
      customerId: customers[order % customers.length] as number,
      price: priceOf(order, state),
      processedAt: placedAt(order),
      updatedAt,
    })
    const { shopId } = this.#shop
    const body = JSON.stringify(payload)
    await storeDelivery({ shopId, topic: 'orders/updated', receivedAt: new Date(), body })
    this.tally.told[order] = Math.max(this.tally.told[order] ?? 0, state)
  }

  async #work(): Promise<void> {
    await settleShop({ shopId: this.#shop.shopId, domain: '' }, this.#now())
  }

  async #memberOf(customerId: number): Promise<string | null> {
    const { shopId, db } = this.#shop
    const where = { shopId_customerId: { shopId, customerId: String(customerId) } }
    const member = await db.member.findUnique({ where })
    return member && (member.mergedInto ?? member.id)
  }

  async #redeem(): Promise<void> {
    const memberId = await this.#memberOf(pick(customers))
    if (!memberId) return
    // Some clicks are the ones that others made.
    const requestId = `click-${roll(400)}`
    const rewardId = pick(['few', 'many'])
    const answer = await redeem(this.#shop, { memberId, rewardId, requestId, now: this.#now() })
    if (!answer.ok) return this.#refused(answer.refusal.code)
    this.#requests.push(answer.value.id)
    this.tally.redeemed.push(answer.value.id)
  }

  async #conclude(): Promise<void> {
    const redemptionId = pick(this.#requests)
    if (!redemptionId) return
    const now = this.#now()
    const { shopId, db } = this.#shop
    const where = { shopId_id: { shopId, id: redemptionId } }
    const { memberId } = await db.redemption.findUniqueOrThrow({ where })
    const ways = [
      () => recordIssued(this.#shop, { redemptionId, voucherId: redemptionId, now }),
      () => recordIssued(this.#shop, { redemptionId, voucherId: redemptionId, now }),
      () => recordRefused(this.#shop, { redemptionId, problem: 'no', now }),
      () => cancel(this.#shop, { memberId, redemptionId, now }),
      () => recordReturned(this.#shop, { redemptionId, now }),
    ]
    await pick(ways)()
  }

  async #adjust(): Promise<void> {
    const memberId = await this.#memberOf(pick(customers))
    if (!memberId) return
    const points = pick([-40, -7, 5, 30])
    const adjustmentId = randomUUID()
    const given = { memberId, points, adjustmentId, note: 'kindly', actor: 'staff/1' }
    const now = this.#now()
    const answer = await this.#shop.transaction((tx) => adjust(tx, { ...given, now }))
    if (answer.ok) this.tally.adjusted[adjustmentId] = points
    else this.#refused(answer.refusal.code)
  }

  async #sweep(): Promise<void> {
    await this.#shop.transaction(
      (tx) => tx.sql`SELECT sweep_due(p_shop_id => ${tx.shopId}::int,
        p_now => ${this.#now()}::timestamptz, p_limit => 100)`,
    )
  }

  async #merge(): Promise<void> {
    const [deletedId, keptId] = pick(merges)
    const now = this.#now()
    const merge = { deletedId: String(deletedId), keptId: String(keptId), at: now, now }
    await this.#shop.transaction((tx) => mergeCustomers(tx, merge))
  }

  async #pause(): Promise<void> {
    const memberId = await this.#memberOf(pausedCustomer)
    if (!memberId) return
    const pause = { memberId, actor: 'staff/1', note: 'a look', now: this.#now() }
    await pick([pauseMember, resumeMember])(this.#shop, pause)
  }

  async #publish(): Promise<void> {
    const { shopId, db } = this.#shop
    const settings = someSettings({ ...program, name: `Club ${roll(1000)}` })
    const revision = 1 + roll(1_000_000)
    const draft = { revision, settings, updatedAt: this.#now() }
    await db.programDraft.upsert({
      where: { shopId },
      create: { shopId, ...draft },
      update: draft,
    })
    const by = { revision, publishedBy: 'staff/1', now: this.#now(), told: 'By e-mail' }
    const answer = await publishDraft(this.#shop, by)
    if (!answer.ok) this.#refused(answer.refusal.code)
  }

  async #batch(): Promise<void> {
    const now = this.#now()
    const batchId = randomUUID()
    const moment = await readFilterMoment(this.#shop, now)
    const input = { batchId, points: pick([1, -3]), note: 'Spring' }
    const list = { actor: 'staff/1', now, input, filter: {}, moment, customerIds: null }
    const made = await createListBatch(this.#shop, list)
    if (!made.ok) return this.#refused(made.refusal.code)
    await startBatch(this.#shop, { batchId, now })
    while ((await runBatch(this.#shop, batchId, now)) > 0);
  }

  #refused(code: string): void {
    this.tally.refusals[code] = (this.tally.refusals[code] ?? 0) + 1
  }
}
