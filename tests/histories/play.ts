// Plays a history: what happens in the made-up shop is told to the program with all that can go
// wrong on the way, and the program's own acts (redeeming, sweeping, publishing) are done through
// its doors.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { adjust } from '../../app/loyalty/ledger/adjust.server.ts'
import { undoAdjustment } from '../../app/loyalty/members/adjust-member.server.ts'
import { forgetMember } from '../../app/loyalty/members/forget-member.server.ts'
import { mergeCustomers } from '../../app/loyalty/settlement/merge/merge-customers.server.ts'
import type { Fate } from './acts/order-acts.ts'
import { ask } from './ask.ts'
import { edgeOf, type ModelCampaign } from './campaigns/model-campaign.ts'
import { runCampaigns } from './campaigns/run-campaigns.ts'
import { changeOrder, placeOrder } from './change-order.ts'
import { codeOf, concludeFriends, runFriends } from './friends/run-friends.ts'
import type { ModelVersion } from './model/versions.ts'
import { disputeBody, webhookBody } from './paper.ts'
import { Redemptions } from './redemptions.ts'
import { type Delivery, TestedShop } from './shop.ts'
import type { Act, History, Step } from './steps.ts'
import { aWorld, type World, type WorldOrder } from './world.ts'

const dayMs = 86_400_000
const customers = 3
const programAge = 60 * dayMs

/** Of changes that no webhook about the order tells. */
const topics: { [Kind in Act['kind']]?: string } = {
  dispute: 'disputes/create',
  decide: 'disputes/update',
}

type Settings = Parameters<TestedShop['publish']>[0]

export class Player {
  readonly world: World
  readonly shop: TestedShop
  readonly versions: ModelVersion[] = []
  readonly campaigns: ModelCampaign[] = []
  readonly redemptions: Redemptions
  /** Orders that are settled for ever, because their member was forgotten. */
  readonly frozen = new Set<string>()
  /** Customers who were made members by a merge alone, and so were never welcomed. */
  readonly unwelcomed = new Set<number>()
  /** By member, where a merge has made the row say otherwise. */
  readonly joined = new Map<string, number>()
  readonly merges: { old: string; kept: string; at: number }[] = []
  #adjustments: { memberId: string; adjustmentId: string }[] = []
  #late: Delivery[] = []
  /** By order: the newest stamp that came to the door. */
  readonly #delivered = new Map<string, number>()

  private constructor(world: World, shop: TestedShop) {
    this.world = world
    this.shop = shop
    this.redemptions = new Redemptions(shop, this.versions)
  }

  static async open(history: History): Promise<Player> {
    const { currency, timeZone, startsAt, first } = history
    const now = Date.parse(startsAt)
    const shop = await TestedShop.open(currency, timeZone, new Date(now))
    const world = aWorld({ currency, timeZone, now })
    const player = new Player(world, shop)
    for (let n = 0; n < customers; n += 1) player.#meet(n, n === 0 ? now - dayMs : now)
    if (first) await player.#publish(first, now - programAge)
    return player
  }

  async play(step: Step): Promise<void> {
    const { world } = this
    world.now += step.seconds * 1000
    const at = typeof step.work === 'number' ? step.work : null
    await this.#act(step.act, at)
    if (step.work === 'rest') return
    // Acts on the books take the present for themselves.
    world.now += 1000
    const now = new Date(world.now)
    if (at !== null) {
      await this.shop.workOffStopped(at, now)
      await this.#expectHeard()
    } else if (step.work === 'two') await this.shop.workInPairs(now)
    else await this.shop.workOff(now)
  }

  /** What was lost is found, then what is late arrives, and time passes until nothing is due. */
  async finish(): Promise<void> {
    const { world, shop } = this
    world.now += 3600_000
    // Who asks for a disputed order would not have to look for what was lost.
    const isWhole = ({ id, disputes }: WorldOrder) => id % 2 === 1 || disputes.length > 0
    for (const order of world.orders) await this.#tell(order, isWhole(order) ? 'now' : 'marked')
    await shop.workOff(new Date(world.now))
    if (world.orders.some(({ disputes }) => disputes.length > 0))
      await shop.compareDisputes(new Date(world.now))
    await shop.workOff(new Date(world.now))
    // What comes after the newest state changes nothing any more.
    await this.#post(world.now)
    await shop.workOff(new Date(world.now))
    // A request that a stopped worker had claimed is free again after a minute.
    world.now += 3600_000
    await shop.workOff(new Date(world.now))
    await shop.resettle(new Date(world.now))
    // Settled anew, an order that may have been paid in part is asked for anew.
    await shop.workOff(new Date(world.now))
    await concludeFriends(this)
    await shop.watchChallenges(new Date(world.now))
    world.now += 1000
    await shop.sweep(new Date(world.now))
  }

  /** Whatever was delivered is known now, before a comparison could find what was lost. */
  async #expectHeard(): Promise<void> {
    const rows = await ask<{ id: string; updatedAt: Date }>(
      'SELECT id, updated_at AS "updatedAt" FROM orders WHERE shop_id = $1',
      [this.shop.db.shopId],
    )
    const known = new Map(rows.map((row) => [row.id, row.updatedAt.getTime()]))
    for (const [id, stamp] of this.#delivered) {
      if (!this.frozen.has(id) && (known.get(id) ?? 0) < stamp)
        throw new Error(`order ${id} is not known as it was delivered`)
    }
  }

  async #act(act: Act, fault: number | null): Promise<void> {
    const { world, shop, redemptions } = this
    const now = new Date(world.now)
    const stoppable = <T>(work: () => Promise<T>) =>
      fault === null ? work() : shop.stopped(fault, work)
    switch (act.kind) {
      case 'place':
        return this.#place(act)
      case 'join':
        return this.#join(act.customer, act.fate)
      case 'publish':
        return this.#publish(act.settings)
      case 'begin':
      case 'changeCampaign':
      case 'stopCampaign':
      case 'watchBudgets':
        return runCampaigns(act, this)
      case 'meet':
        return this.#meet(act.customer % customers, world.now)
      case 'typeCode':
      case 'holdFriends':
      case 'decideFriend':
        return runFriends(act, this)
      case 'watchChallenges':
        return shop.watchChallenges(now)
      case 'sweep':
        return stoppable(() => shop.sweep(now))
      case 'compareDisputes':
        return shop.compareDisputes(now)
      case 'post':
        return this.#post(act.seed)
      case 'adjust':
        return this.#adjust(act.customer, act.points)
      case 'undoAdjustment':
        return this.#undoAdjustment(act.back)
      case 'merge':
        return this.#merge(act.customer % customers, act.into % customers, stoppable)
      case 'forget':
        return this.#forget(act.customer % customers)
      case 'redeem': {
        const memberId = await this.memberOf(act.customer)
        if (memberId) await redemptions.redeem(memberId, act.reward, { now, stoppable })
        return
      }
      case 'issue':
      case 'refuse':
      case 'giveBack':
      case 'endVoucher':
        return redemptions.go(act, { now, stoppable })
      default:
        return this.#change(act)
    }
  }

  async #place(act: Extract<Act, { kind: 'place' }>): Promise<void> {
    const { world } = this
    const lastVersion = this.versions.at(-1)
    if (act.atLastVersion && lastVersion) world.now = Math.max(world.now, lastVersion.from)
    const edge = act.atCampaign && edgeOf(this.campaigns, act.atCampaign)
    if (edge !== null) world.now = Math.max(world.now, edge)
    const usual =
      act.atLastVersion && lastVersion ? lastVersion.from : world.now - act.daysAgo * dayMs
    const placedAt = edge ?? usual
    const order = placeOrder(world, act, placedAt)
    const code = act.code === null ? undefined : this.redemptions.codeOf(act.code)
    if (code) order.codes.push(code)
    order.pointsCode = code ?? null
    order.referralCode = act.sentBy === null ? null : await codeOf(act.sentBy, this)
    await this.#tell(order, act.fate, 'orders/create')
  }

  async #change(act: Extract<Act, { order: number }>): Promise<void> {
    const { world } = this
    const order = world.orders.at(-1 - (act.order % Math.max(1, world.orders.length)))
    if (!order) return
    if (act.kind === 'move') {
      const to = act.customer === null ? null : world.customers[act.customer % customers]?.id
      if (to === undefined || to === order.customer) return
      order.customer = to
    } else if (!changeOrder(world, order, act)) return
    if (!act.isSameStamp) order.updatedAt = Math.max(world.now, order.updatedAt + 1000)
    await this.#tell(order, act.fate, topics[act.kind])
  }

  async #tell(order: WorldOrder, fate: Fate, topic = 'orders/updated'): Promise<void> {
    const receivedAt = new Date(this.world.now)
    const isDispute = topic.startsWith('disputes/')
    const whole = { topic, body: isDispute ? disputeBody(order) : webhookBody(this.world, order) }
    const mark = { topic: 'refunds/create', body: JSON.stringify({ order_id: order.id }) }
    if (fate === 'lost') return
    if (fate === 'late') return void this.#late.push(whole)
    if (fate === 'marked') return this.shop.store(mark, receivedAt)
    await this.shop.store(whole, receivedAt)
    if (fate === 'twice') await this.shop.store(whole, receivedAt)
    if (!isDispute) this.#delivered.set(String(order.id), order.updatedAt)
  }

  async #post(seed: number): Promise<void> {
    const late = this.#late
    this.#late = []
    const order = fc.sample(fc.shuffledSubarray(late, { minLength: late.length }), {
      seed,
      numRuns: 1,
    })
    for (const delivery of order[0] ?? []) {
      await this.shop.store(delivery, new Date(this.world.now))
    }
  }

  async #publish(settings: Settings, at = this.world.now): Promise<void> {
    const { effectiveFrom, publishedAt } = await this.shop.publish(settings, new Date(at))
    const from = effectiveFrom.getTime()
    const isRepeat = this.versions.some((version) => version.from === from)
    if (isRepeat) return
    // Never backdated; the first one at once.
    const earliest = publishedAt.getTime() + (this.versions.length === 0 ? 0 : 60_000)
    if (from < earliest) throw new Error('a version began before it was published')
    this.versions.push({ settings, from })
  }

  #meet(place: number, createdAt: number): void {
    const { world } = this
    world.nextId += 1
    const customer = { id: world.nextId, createdAt }
    world.customers[place] = customer
    world.everyone.set(customer.id, customer)
  }

  async #join(place: number, fate: Fate): Promise<void> {
    const customer = this.world.customers[place % customers]
    if (!customer || fate === 'lost') return
    const body = JSON.stringify({
      id: customer.id,
      admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
      created_at: new Date(customer.createdAt).toISOString(),
    })
    await this.shop.store({ topic: 'customers/create', body }, new Date(this.world.now))
  }

  readonly memberOf = async (place: number): Promise<string | null> => {
    const { db } = this.shop
    const customerId = String(this.world.customers[place % customers]?.id)
    const where = { shopId_customerId: { shopId: db.shopId, customerId } }
    return (await db.db.member.findUnique({ where }))?.id ?? null
  }

  async #adjust(place: number, points: number): Promise<void> {
    const memberId = await this.memberOf(place)
    if (!memberId) return
    const given = { memberId, points, adjustmentId: randomUUID(), note: 'kindly', actor: 'staff/1' }
    const now = new Date(this.world.now)
    const spendable = await this.redemptions.spendable(memberId, now)
    const result = await this.shop.db.transaction((tx) => adjust(tx, { ...given, now }))
    const isDue = points > 0 || spendable + points >= 0
    if (result.ok !== isDue) throw new Error(`adjusted ${points} of ${spendable}`)
    if (result.ok) this.#adjustments.push(given)
  }

  async #undoAdjustment(back: number): Promise<void> {
    const given = this.#adjustments.at(-1 - (back % Math.max(1, this.#adjustments.length)))
    if (!given) return
    const { db } = this.shop
    const where = { shopId_id: { shopId: db.shopId, id: given.memberId } }
    const member = await db.db.member.findUniqueOrThrow({ where })
    const memberId = member.mergedInto ?? given.memberId
    await undoAdjustment(db, {
      memberId,
      adjustmentId: given.adjustmentId,
      actor: 'staff/1',
      now: new Date(this.world.now),
    })
  }

  /** Two customers turn out to be one; a stranger takes the place of the one that goes. */
  async #merge(
    place: number,
    into: number,
    stoppable: <T>(work: () => Promise<T>) => Promise<T>,
  ): Promise<void> {
    const { world, shop } = this
    const [old, kept] = [world.customers[place], world.customers[into]]
    const known = [await this.memberOf(place), await this.memberOf(into)]
    if (!old || !kept || old === kept || !(known[0] || known[1])) return
    const now = new Date(world.now)
    const merge = { deletedId: String(old.id), keptId: String(kept.id), at: now, now }
    await stoppable(() => shop.db.transaction((tx) => mergeCustomers(tx, merge)))
    if (!known[0]) this.unwelcomed.add(old.id)
    if (!known[1]) this.unwelcomed.add(kept.id)
    const keptMember = await this.memberOf(into)
    const { shopId } = shop.db
    const where = { shopId_customerId: { shopId, customerId: String(old.id) } }
    const oldMember = await shop.db.db.member.findUniqueOrThrow({ where })
    this.joined.set(oldMember.id, this.joined.get(oldMember.id) ?? old.createdAt)
    if (keptMember) this.joined.set(keptMember, this.joined.get(keptMember) ?? kept.createdAt)
    if (keptMember) this.merges.push({ old: oldMember.id, kept: keptMember, at: world.now })
    for (const order of world.orders) {
      if (order.customer !== old.id) continue
      order.customer = kept.id
      order.updatedAt = Math.max(world.now, order.updatedAt + 1000)
    }
    for (const [code, owner] of world.codes) if (owner === old.id) world.codes.set(code, kept.id)
    for (const claim of world.claims) if (claim.customer === old.id) claim.customer = kept.id
    this.#meet(place, world.now)
  }

  async #forget(place: number): Promise<void> {
    const { world, shop } = this
    const customer = world.customers[place]
    if (!customer) return
    const { db } = shop
    const customerId = String(customer.id)
    const rows = await db.sql<{ id: string }>`
      SELECT o.id FROM orders o JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
      WHERE o.shop_id = ${db.shopId} AND m.customer_id = ${customerId}`
    for (const { id } of rows) this.frozen.add(id)
    await db.transaction((tx) =>
      forgetMember(tx, { customerId, orderIds: [], now: new Date(world.now) }),
    )
    world.gone.add(customer.id)
    for (const order of world.orders) {
      if (order.customer !== customer.id) continue
      order.customer = null
      order.updatedAt = Math.max(world.now, order.updatedAt + 1000)
    }
    this.#meet(place, world.now)
  }
}
