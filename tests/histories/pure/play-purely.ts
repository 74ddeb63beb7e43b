// A history without a database: the vendor's paper is translated, the newest state is chosen,
// valued and settled by the program, and what it decided is held against the model.

import { campaignsAt, type Edition, keyOf } from '../../../app/loyalty/campaigns/campaign.ts'
import { evaluate } from '../../../app/loyalty/earning/evaluate.ts'
import type { Inputs, Observed } from '../../../app/loyalty/earning/evaluation.ts'
import { lacksDetails } from '../../../app/loyalty/earning/lacks-details.ts'
import { looksBack } from '../../../app/loyalty/earning/look-back.ts'
import { observe } from '../../../app/loyalty/earning/observe.ts'
import { collectionsOf } from '../../../app/loyalty/earning/ready-program.ts'
import { comparePlaced, UsedByMember } from '../../../app/loyalty/earning/used-points.ts'
import type { Audience } from '../../../app/loyalty/kernel/audience/audience.ts'
import type { OrderDetails, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { chooseSnapshots, type Told } from '../../../app/loyalty/settlement/choose-snapshots.ts'
import type { Lot } from '../../../app/loyalty/settlement/purse.ts'
import type { OrderData } from '../../../app/shopify/admin/order-document.ts'
import { readDetails } from '../../../app/shopify/admin/read-details.ts'
import { translateOrder } from '../../../app/shopify/webhooks/translate-order.ts'
import type { Fate } from '../acts/order-acts.ts'
import { edgeOf, isOpen, isSpent, type ModelCampaign } from '../campaigns/model-campaign.ts'
import { modelSegments } from '../campaigns/model-segments.ts'
import { PureChallenges } from '../challenges/pure-challenges.ts'
import { changeOrder, placeOrder } from '../change-order.ts'
import { PureFriends } from '../friends/pure-friends.ts'
import { awardedAt, lifeOf } from '../model/lives.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { mayBeUnknown, valuesOf } from '../model.ts'
import { isChargedBack } from '../ordinals.ts'
import { apiAnswer, webhookBody } from '../paper.ts'
import type { Act, History } from '../steps.ts'
import { aWorld, catalogue, type World, type WorldOrder } from '../world.ts'
import { PureBooks } from './books.ts'

const dayMs = 86_400_000
const minuteMs = 60_000
const customers = 3

const audienceOf = (segment: number): Audience => ({
  who: 'segment',
  tiers: [],
  segment: String(segment),
})

const segments = modelSegments.map(({ form }, segment) => ({ ...form, segment }))

/** Whom these are for. */
function audiencesOf(running: Edition[]) {
  const audiences = running.flatMap(({ rule, audience }) => (audience ? [[rule.id, audience]] : []))
  return audiences.length > 0 ? { audiences: Object.fromEntries(audiences), segments } : {}
}

export class PurePlayer {
  readonly world: World
  readonly versions: ModelVersion[] = []
  readonly campaigns: ModelCampaign[] = []
  #editions: Edition[] = []
  readonly books = new PureBooks()
  readonly friends: PureFriends
  readonly challenges: PureChallenges
  readonly #valued = new Map<string, { inputs: Inputs; snapshot: OrderSnapshot }>()
  readonly #known = new Map<string, { snapshot: OrderSnapshot; observed: Observed | undefined }>()
  #late: OrderSnapshot[] = []
  #lateDisputes: WorldOrder[] = []

  constructor({ currency, timeZone, startsAt, first }: History) {
    const now = Date.parse(startsAt)
    this.world = aWorld({ currency, timeZone, now })
    for (let place = 0; place < customers; place += 1) this.#meet(place)
    this.friends = new PureFriends({
      ...{ world: this.world, versions: this.versions, books: this.books, known: this.#known },
      changed: (memberId) => this.challenges.keep(memberId),
      ask: (ids) => this.#ask(this.world.orders.filter(({ id }) => ids.includes(String(id)))),
    })
    this.challenges = new PureChallenges({
      ...{ world: this.world, versions: this.versions, books: this.books, valued: this.#valued },
      friends: () => [...this.friends.given.values()],
    })
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
    this.#compareDisputes()
    for (let passes = 0; this.friends.hold(); passes += 1)
      if (passes === 20) return ['referrals do not end']
    this.books.sweep(new Date(this.world.now))
    this.challenges.keepAll()
    this.books.sweep(new Date(this.world.now))
    const isUnsure = (order: WorldOrder) => mayBeUnknown(order, this.versions, this.campaigns)
    return [...this.#compare(), ...this.friends.compare(), ...this.challenges.compare(isUnsure)]
  }

  #meet(place: number): void {
    const customer = { id: this.world.everyone.size + 1, createdAt: this.world.now }
    this.world.customers[place] = customer
    this.world.everyone.set(customer.id, customer)
  }

  #at(place: number): number {
    return this.world.customers[place % customers]?.id ?? 0
  }

  #act(act: Act): void {
    const { world, books, friends } = this
    const now = new Date(world.now)
    switch (act.kind) {
      case 'place':
        return this.#place(act)
      case 'publish':
        this.versions.push({ settings: act.settings, from: world.now + 60_000 })
        return
      case 'begin':
        return this.#say(act, this.campaigns.length + 1, act.budget)
      case 'changeCampaign': {
        const place = this.campaigns.length - act.which
        const campaign = this.campaigns[place - 1]
        if (campaign && isOpen(campaign, world.now))
          this.#say(act, place, campaign.editions.at(-1)?.budget ?? null)
        return
      }
      case 'stopCampaign':
        return this.#stop(this.campaigns.length - act.which)
      case 'watchBudgets':
        for (const [place, campaign] of this.campaigns.entries()) {
          if (isSpent(campaign, books.bookedFor(campaign.key), world.now)) this.#stop(place + 1)
        }
        return
      case 'redeem':
        return this.#redeem(act, now)
      case 'giveBack':
      case 'refuse':
        return books.giveBack(act.which)
      case 'meet':
        return this.#meet(act.customer)
      case 'watchChallenges':
        return this.challenges.keepAll()
      case 'typeCode':
        return friends.type(this.#at(act.customer), this.#at(act.by))
      case 'holdFriends':
        return void friends.hold()
      case 'decideFriend':
        return friends.decide(String(this.#at(act.customer)), act.intent)
      case 'sweep':
        return books.sweep(now)
      case 'post': {
        const late = this.#late
        this.#late = []
        this.#ask(this.#lateDisputes)
        this.#lateDisputes = []
        return this.#hear(late.reverse(), 'webhook')
      }
      case 'compareDisputes':
        return this.#compareDisputes()
      default:
        if ('order' in act) this.#change(act)
    }
  }

  #redeem({ customer, reward: id }: Extract<Act, { kind: 'redeem' }>, now: Date): void {
    const reward = versionAt(this.versions, this.world.now)?.settings.rewards.find(
      (one) => one.id === id,
    )
    const asset = reward && 'card' in reward && reward.card ? `stamp:${reward.card}` : 'points'
    const memberId = String(this.#at(customer))
    if (reward) this.books.spend({ memberId, asset }, reward.points, now)
  }

  /** What is said of a campaign holds a minute later; where it has begun, that stays. */
  #say(
    { rule, minutes, segment, ...act }: Extract<Act, { kind: 'begin' | 'changeCampaign' }>,
    campaign: number,
    budget: number | null,
  ): void {
    if (this.versions.length === 0) return
    const from = this.world.now + minuteMs
    const known = this.campaigns[campaign - 1]
    const startsAt =
      known?.editions[0]?.startsAt ?? from + ('inMinutes' in act ? act.inMinutes : 0) * minuteMs
    const endsAt = Math.max(from, startsAt) + minutes * minuteMs
    const said = { rule, segment, budget, from, startsAt, endsAt }
    if (known) known.editions.push(said)
    else this.campaigns.push({ key: keyOf(campaign), editions: [said], stoppedAt: null })
    this.#editions.push({
      number: this.#editions.length + 1,
      campaign,
      rule: { ...rule, id: keyOf(campaign) },
      ...(segment === null ? {} : { audience: audienceOf(segment) }),
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      budgetPoints: budget,
      isAnnounced: true,
      effectiveFrom: new Date(from),
      recordedAt: new Date(this.world.now),
      stop: null,
    })
  }

  #stop(campaign: number): void {
    const known = this.campaigns[campaign - 1]
    if (!known || !isOpen(known, this.world.now)) return
    known.stoppedAt = this.world.now + minuteMs
    const stop = { at: new Date(known.stoppedAt), reason: 'by_hand' as const }
    this.#editions = this.#editions.map((one) =>
      one.campaign === campaign ? { ...one, stop } : one,
    )
  }

  #place(act: Extract<Act, { kind: 'place' }>): void {
    const { world } = this
    const edge = act.atCampaign && edgeOf(this.campaigns, act.atCampaign)
    if (edge !== null) world.now = Math.max(world.now, edge)
    const order = placeOrder(world, act, edge ?? world.now - act.daysAgo * dayMs)
    if (act.sentBy !== null) order.referralCode = this.friends.codeOf(this.#at(act.sentBy))
    if (act.code !== null) {
      order.pointsCode = `POINTS-${act.code}`
      order.codes.push(order.pointsCode)
    }
    this.#tell(order, act.fate)
  }

  #change(act: Extract<Act, { order: number }>): void {
    const { world } = this
    const order = world.orders.at(-1 - (act.order % Math.max(1, world.orders.length)))
    if (!order) return
    if (act.kind === 'move') order.customer = act.customer === null ? null : this.#at(act.customer)
    else if (!changeOrder(world, order, act)) return
    if (!act.isSameStamp) order.updatedAt = Math.max(world.now, order.updatedAt + 1000)
    if (act.kind === 'dispute' || act.kind === 'decide') this.#tellDispute(order, act.fate)
    else this.#tell(order, act.fate)
  }

  /** Whoever hears of a dispute asks for the order. */
  #tellDispute(order: WorldOrder, fate: Fate): void {
    if (fate === 'late') this.#lateDisputes.push(order)
    else if (fate !== 'lost') this.#ask([order])
  }

  /** The vendor lists what was lost; what we know otherwise is asked for. */
  #compareDisputes(): void {
    const differing = this.world.orders.filter((order) => {
      const known = this.#known.get(String(order.id))
      return known && (known.observed?.chargeback?.isLost ?? false) !== isChargedBack(order)
    })
    this.#ask(differing)
  }

  #tell(order: WorldOrder, fate: Fate): void {
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
    const isAnswer = source === 'fetch'
    const tellMore = new Set(isAnswer ? told.map(({ orderId }) => orderId) : [])
    const { news, unclear } = chooseSnapshots(told, this.#known, source, { tellMore })
    const before = news.map(({ orderId }) => this.#known.get(orderId)?.snapshot.customerId)
    const lacking = news.filter((snapshot) => this.#settle(snapshot, isAnswer))
    const whose = [...before, ...news.map(({ customerId }) => customerId)]
    for (const id of new Set(whose.filter((one) => one !== null && one !== undefined))) {
      this.friends.keep(id)
      this.challenges.keep(id)
    }
    const wanted = [...unclear, ...lacking.map(({ orderId }) => orderId)]
    this.#ask(this.world.orders.filter((order) => wanted.includes(String(order.id))))
  }

  #ask(orders: WorldOrder[]): void {
    const answers = orders.map((order) => this.#paper(order))
    if (answers.length > 0) this.#hear(answers, 'fetch')
  }

  /** @returns whether it has to be asked for, for what its state does not tell. */
  #settle(snapshot: OrderSnapshot, isAnswer: boolean): boolean {
    const { orderId } = snapshot
    const before = this.#known.get(orderId)
    const order = this.world.orders.find(({ id }) => String(id) === orderId)
    const details = isAnswer && order ? this.#details(order) : undefined
    const kept = before?.observed
    const told = { snapshot, details, askedAt: new Date(this.world.now) }
    const observed = observe({ ...told, kept, before: before?.snapshot ?? null })
    this.#known.set(orderId, { snapshot, observed })
    return this.#settleWith(snapshot, isAnswer)
  }

  /** With the collections of its products, where a program names some. */
  #details(order: WorldOrder): OrderDetails {
    const details = readDetails(apiAnswer(this.world, order) as unknown as OrderData)
    const campaigns = { rules: this.#editions.map(({ rule }) => rule) }
    const programs = [...this.versions.map(({ settings }) => settings), campaigns]
    const asked = [...new Set(programs.flatMap(collectionsOf))]
    if (asked.length === 0) return details
    const of = Object.entries(catalogue).map(
      ([product, all]) => [product, all.filter((one) => asked.includes(one))] as const,
    )
    return { ...details, collections: { asked, of: Object.fromEntries(of) } }
  }

  /** Where members are limited, one order's news may be another one's. */
  #settleWith(snapshot: OrderSnapshot, isAnswer: boolean): boolean {
    const isLimited = this.versions.some(({ settings }) => looksBack(settings))
    const isForSome = this.#editions.some(({ audience }) => audience !== undefined)
    if (!isLimited && !isForSome) return this.#settleOne(snapshot, isAnswer, null)
    const known = [...this.#known.values()].map((one) => one.snapshot).sort(comparePlaced)
    const used = new UsedByMember({ isLimited: true, hasTiers: true, hasSegments: true })
    const lacking = known.filter((one) => this.#settleOne(one, isAnswer, used))
    return lacking.includes(snapshot)
  }

  #settleOne(snapshot: OrderSnapshot, isAnswer: boolean, used: UsedByMember | null): boolean {
    const { orderId, processedAt, customerId } = snapshot
    const observed = this.#known.get(orderId)?.observed
    const version = versionAt(this.versions, Date.parse(processedAt))
    const { timeZone, now } = this.world
    const order = this.world.orders.find(({ id }) => String(id) === orderId)
    const ownCodes = order?.pointsCode ? [order.pointsCode] : []
    const running = campaignsAt(this.#editions, new Date(processedAt))
    const campaigns = running.map(({ rule }) => rule)
    const who = { timeZone, memberId: customerId }
    const forSome = audiencesOf(running)
    const inputs = { engine: 1 as const, ...who, observed, ownCodes, campaigns, ...forSome }
    const number = version ? this.versions.indexOf(version) + 1 : 0
    const asked = { ...inputs, version: version && { number, settings: version.settings } }
    this.#valued.set(orderId, { inputs: asked, snapshot })
    const limited = used && customerId ? used.next(customerId, asked, snapshot) : asked
    const evaluation = evaluate(limited, snapshot)
    const shortfall = version?.settings.shortfall ?? 'clamp'
    this.books.settle(orderId, evaluation, { shortfall, now: new Date(now) })
    return !isAnswer && lacksDetails(limited, snapshot, evaluation)
  }

  #compare(): string[] {
    const { books, world } = this
    const problems: string[] = []
    const { worths } = valuesOf(world, this.versions, this.campaigns)
    for (const order of world.orders) {
      const standings = books.standings(String(order.id))
      const worth = new Map(worths.get(order.id))
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

  /** What is pending waits for the parcel, as far as that is what it waits for. */
  #compareDay({ id, orderId, pendingLeft, availableAt }: Lot): string[] {
    const order = this.world.orders.find((one) => String(one.id) === orderId)
    const settings = order && versionAt(this.versions, order.placedAt)?.settings
    if (!order || pendingLeft === 0 || settings?.awardedWhen !== 'fulfilled') return []
    const due = lifeOf(awardedAt(order, settings), settings, this.world.timeZone).availableAt
    return (availableAt?.getTime() ?? Number.POSITIVE_INFINITY) === due
      ? []
      : [`lot ${id} waits until ${availableAt}, should until ${due}`]
  }

  #compareLots(): string[] {
    const { books } = this
    return books.lots.flatMap((lot) => {
      const { id, memberId, asset, orderId, key, pendingLeft, availableLeft, expired } = lot
      const problems = this.#compareDay(lot)
      if (Math.min(pendingLeft, availableLeft, expired) < 0)
        problems.push(`lot ${id} is below zero`)
      const open = pendingLeft + availableLeft
      const standing = books
        .standings(orderId)
        .find((one) => one.memberId === memberId && one.key === key)
      if (open > 0 && (standing?.waived ?? 0) > 0)
        problems.push(`lot ${id} has ${open} beside ${standing?.waived} waived`)
      if (availableLeft > 0 && books.debtOf(memberId, asset) > 0)
        problems.push(`${memberId} owes although something could be spent`)
      return problems
    })
  }
}
