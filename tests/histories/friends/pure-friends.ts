// Friends in memory: what follows from their orders is the program's; what a worker and a person do
// about it is said here once more, as plainly as it can be.
import type { Observed } from '../../../app/loyalty/earning/evaluation.ts'
import { stoodUntil } from '../../../app/loyalty/earning/stood-until.ts'
import { comparePlaced } from '../../../app/loyalty/earning/used-points.ts'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { referralLetters } from '../../../app/loyalty/kernel/referrals/referral-code.ts'
import { type Compared, checkReferral } from '../../../app/loyalty/referrals/check-referral.ts'
import { friendTerms } from '../../../app/loyalty/referrals/friend-terms.ts'
import type { ReferralRow } from '../../../app/loyalty/referrals/referral.ts'
import { tieOf } from '../../../app/loyalty/referrals/tie-of.ts'
import {
  type OrderOfFriend,
  referralOf,
} from '../../../app/loyalty/settlement/referrals/referral-of.ts'
import type { GivenFor } from '../challenges/model-challenges.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { localDay } from '../plans/calendar.ts'
import type { PureBooks } from '../pure/books.ts'
import type { World } from '../world.ts'
import { compareFriends } from './compare-friends.ts'

const dayMs = 86_400_000

interface Known {
  snapshot: OrderSnapshot
  observed: Observed | undefined
}

interface Shop {
  world: World
  versions: ModelVersion[]
  books: PureBooks
  known: ReadonlyMap<string, Known>
  /** Asks for these orders. */
  ask(orderIds: string[]): void
  /** Whose friends count otherwise by now. */
  changed(memberId: string): void
}

export class PureFriends {
  readonly rows = new Map<string, ReferralRow>()
  /** By the key of the giving. */
  readonly given = new Map<string, GivenFor>()
  readonly #shop: Shop

  constructor(shop: Shop) {
    this.#shop = shop
  }

  /** The same for the same customer. */
  codeOf(customer: number): string {
    const { codes } = this.#shop.world
    const digits = [...String(customer).padStart(8, '0')].map(Number)
    const code = digits.map((digit) => referralLetters[digit]).join('')
    codes.set(code, customer)
    return code
  }

  /** Anybody who has ordered nothing yet may say who sent them, once. */
  type(customer: number, by: number): void {
    const { world, known } = this.#shop
    const isLate = [...known.values()].some(
      ({ snapshot }) => snapshot.customerId === String(customer) && snapshot.cancelledAt === null,
    )
    const isKnown = world.claims.some((claim) => claim.customer === customer)
    if (isLate || isKnown || customer === by) return
    world.claims.push({ customer, code: this.codeOf(by), at: world.now })
    this.keep(String(customer))
  }

  keep(friendId: string): void {
    const { world, ask } = this.#shop
    const orders = this.#ordersOf(friendId)
    const [claim] = world.claims.filter(({ customer }) => String(customer) === friendId)
    const tie = tieOf(
      orders.map(({ snapshot, stoodUntil: until }) => ({
        orderId: snapshot.orderId,
        processedAt: snapshot.processedAt,
        stoodUntil: until,
        code: snapshot.referralCode ?? null,
      })),
      claim ? { code: claim.code, at: new Date(claim.at).toISOString() } : null,
    )
    const referrerId = tie.is === 'none' ? null : String(world.codes.get(tie.code))
    const before = this.rows.get(friendId) ?? null
    const now = new Date(world.now)
    const row = referralOf({ friendId, tie, referrerId, orders, before, now })
    // What turns out not to hold never did, as if it had been told in time.
    if (before?.state === 'held' && row?.state === 'undoing') this.#lose(row, 0)
    if (!row) this.rows.delete(friendId)
    else if (row !== before) this.rows.set(friendId, row)
    const order = orders.find(({ snapshot }) => snapshot.orderId === row?.orderId)
    if (row !== before && row?.state === 'ordered' && order?.observed?.paidAt === null)
      ask([order.snapshot.orderId])
  }

  /** @returns whether anything was due. */
  hold(): boolean {
    const due = [...this.rows.values()].filter((row) => this.#isDue(row))
    for (const { friendId } of due) this.#conclude(friendId)
    return due.length > 0
  }

  decide(friendId: string, intent: 'accept' | 'reject' | 'undo'): void {
    this.keep(friendId)
    const row = this.rows.get(friendId)
    if (!row) return
    const decidedBy = 'staff/1'
    const isGiven = row.state === 'held'
    if (intent === 'accept' && row.state === 'review')
      this.#give({ ...row, decidedBy }, this.#shop.world.now)
    if (intent === 'reject' && (row.state === 'review' || isGiven)) {
      if (isGiven) this.#takeBack(row)
      this.rows.set(friendId, { ...row, state: 'rejected', decidedBy })
    }
    if (intent === 'undo' && row.decidedBy && row.state !== 'review') {
      if (isGiven) this.#takeBack(row)
      const nothing = { pointsFriend: 0, pointsReferrer: 0, decidedBy: null }
      this.rows.set(friendId, { ...row, state: 'review', ...nothing })
      this.keep(friendId)
    }
  }

  compare(): string[] {
    const { world, versions, books } = this.#shop
    const customers = [...world.everyone.keys()]
    const rows = [...this.rows.values()].map((row) => ({
      ...row,
      friend: Number(row.friendId),
      referrer: Number(row.referrerId),
      dueAt: row.dueAt?.getTime() ?? null,
      isDecided: row.decidedBy !== null,
      given: { friend: row.pointsFriend, referrer: row.pointsReferrer },
      memberIds: { friend: row.friendId, referrer: row.referrerId },
    }))
    const booked = books.bookedByMember('friend_')
    return compareFriends({ world: { ...world, customers }, versions, rows, booked })
  }

  #isDue({ state, dueAt }: ReferralRow): boolean {
    return state === 'undoing' || (state === 'ordered' && +(dueAt ?? 0) <= this.#shop.world.now)
  }

  #conclude(friendId: string): void {
    this.keep(friendId)
    const row = this.rows.get(friendId)
    if (!row || !this.#isDue(row)) return
    if (row.state === 'undoing') {
      this.#takeBack(row)
      this.rows.set(friendId, { ...row, state: 'rejected' })
      return this.keep(friendId)
    }
    const terms = this.#termsOf(row)
    if (!terms) throw new Error('is due without a rule')
    const verdict = checkReferral({ terms, ...this.#countsOf(row) })
    if (verdict.is === 'clear') return this.#give(row, +(row.dueAt ?? 0))
    this.rows.set(friendId, { ...row, state: verdict.is, reasons: verdict.reasons })
  }

  #countsOf(row: ReferralRow) {
    const { timeZone } = this.#shop.world
    const others = [...this.rows.values()].filter(
      ({ referrerId, friendId }) => referrerId === row.referrerId && friendId !== row.friendId,
    )
    const monthOf = ({ dueAt }: ReferralRow) => localDay(+(dueAt ?? 0), timeZone).slice(0, 7)
    const orderedAt = +(row.orderedAt ?? 0)
    const nobody = { emails: [], addresses: [] }
    const compared: Compared = {
      ...{ friend: nobody, referrer: nobody },
      friendOrders: { counted: 0, known: 0 },
    }
    return {
      compared,
      otherPrints: [],
      friendsInWeek: others.filter(
        (one) =>
          one.orderedAt !== null &&
          +one.orderedAt <= orderedAt &&
          +one.orderedAt > orderedAt - 7 * dayMs,
      ).length,
      givenInMonth: others.filter((one) => one.state === 'held' && monthOf(one) === monthOf(row))
        .length,
    }
  }

  #give(row: ReferralRow, at: number): void {
    const terms = this.#termsOf(row)
    if (!terms) throw new Error('is given without a rule')
    const { friendId, referrerId, decidedBy } = row
    const eventKey = `${friendId}/${Number(row.eventKey?.split('/')[1] ?? 0) + 1}`
    const { versions, world, books } = this.#shop
    const settings = versionAt(versions, at)?.settings
    if (!settings) throw new Error('is given without a program')
    const when = { at, settings, timeZone: world.timeZone, now: new Date(world.now) }
    books.give(referrerId, `friend_held/${eventKey}`, terms.points, when)
    books.give(friendId, `friend_welcomed/${eventKey}`, terms.friendPoints, when)
    const given = { pointsReferrer: terms.points, pointsFriend: terms.friendPoints }
    const reasons = decidedBy ? row.reasons : []
    this.rows.set(friendId, { ...row, state: 'held', reasons, eventKey, ...given })
    this.given.set(eventKey, { referrer: Number(referrerId), at, lostAt: null })
    this.#shop.changed(referrerId)
  }

  #lose({ eventKey }: ReferralRow, at: number): void {
    const given = this.given.get(eventKey ?? '')
    if (given) given.lostAt ??= Math.max(given.at, at)
  }

  #takeBack(row: ReferralRow): void {
    const { eventKey, friendId, referrerId } = row
    const { books, versions, world } = this.#shop
    const shortfall = versionAt(versions, world.now)?.settings.shortfall ?? 'clamp'
    const policy = { shortfall, now: new Date(world.now) }
    books.takeBack(referrerId, `friend_held/${eventKey}`, policy)
    books.takeBack(friendId, `friend_welcomed/${eventKey}`, policy)
    this.#lose(row, world.now)
    this.#shop.changed(referrerId)
  }

  #termsOf({ version }: ReferralRow) {
    const settings = version === null ? undefined : this.#shop.versions[version - 1]?.settings
    return settings ? friendTerms(settings) : null
  }

  #ordersOf(friendId: string): OrderOfFriend[] {
    const { known, versions, world } = this.#shop
    const theirs = [...known.values()].filter(({ snapshot }) => snapshot.customerId === friendId)
    return theirs
      .sort((one, other) => comparePlaced(one.snapshot, other.snapshot))
      .map(({ snapshot, observed }) => {
        const version = versionAt(versions, Date.parse(snapshot.processedAt))
        const { timeZone } = world
        const inputs = { engine: 1 as const, version: null, timeZone, memberId: friendId, observed }
        return {
          snapshot,
          observed,
          stoodUntil: stoodUntil(inputs, snapshot),
          version: version ? versions.indexOf(version) + 1 : null,
          terms: version ? friendTerms(version.settings) : null,
        }
      })
  }
}
