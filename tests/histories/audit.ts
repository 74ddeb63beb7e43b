// Replays the transfers of a shop one by one and says whatever one of them should not have done.
// What a lot's life should be is told by the model, never read from the lot.
import type { Account } from '../../app/loyalty/ledger/account.ts'

export interface Entry {
  id: string
  memberId: string
  from: Account
  to: Account
  amount: number
  lotId: string | null
  orderId: string | null
  key: string | null
  redemptionId: string | null
  occurredAt: Date
  recordedAt: Date
  /** Of the reason that stands beside it. */
  kind: string
}

export interface AuditedLot {
  id: string
  memberId: string
  orderId: string | null
  key: string
  availableAt: number
  expiresAt: number | null
  /** Its end moves with what its member does, so when it is cannot be told from here. */
  idleMonths: number | null
  /** When it can be spent follows the parcel, wherever that was when it was booked. */
  movesWithParcel: boolean
  /** Came with a merge beside another lot of its cause. */
  isForeign: boolean
  pending: number
  available: number
  expired: number
}

export interface AuditRules {
  /** What a lot should be like when it is opened. */
  open(
    entry: Entry,
  ): Pick<
    AuditedLot,
    'availableAt' | 'expiresAt' | 'idleMonths' | 'movesWithParcel' | 'key' | 'orderId'
  >
  graceDaysOf(entry: Entry): number
  merges: { old: string; kept: string; at: number }[]
}

const own = ['pending', 'available', 'held', 'outstanding', 'debt']
const inLot = ['pending', 'available', 'expired'] as const
const dayMs = 86_400_000

export class Audit {
  readonly problems: string[] = []
  readonly lots = new Map<string, AuditedLot>()
  readonly balances = new Map<string, number>()
  readonly redemptions = new Map<string, Map<string, number>>()
  readonly #rules: AuditRules
  readonly #missing = { waived: new Map<string, number>(), debt: new Map<string, number>() }
  #mergesDone = 0
  #lastAt = 0

  constructor(rules: AuditRules) {
    this.#rules = rules
  }

  enter(entry: Entry): void {
    const at = entry.recordedAt.getTime()
    // What belongs together is recorded at one moment.
    if (at !== this.#lastAt) this.#checkDebts()
    this.#lastAt = at
    this.#mergeUntil(entry.recordedAt.getTime())
    const lot = this.#lotOf(entry)
    this.#checkTime(entry, lot)
    this.#checkSpending(entry, lot)
    this.#checkDecrease(entry, lot)
    this.#checkIncrease(entry)
    this.#move(entry, lot)
  }

  finish(): void {
    this.#mergeUntil(Number.MAX_SAFE_INTEGER)
    this.#checkDebts()
    for (const lot of this.lots.values()) {
      const waived = this.#missing.waived.get(`${lot.memberId}/${lot.orderId}/${lot.key}`) ?? 0
      if (waived > 0 && lot.pending + lot.available > 0)
        this.problems.push(`lot ${lot.id} has points beside ${waived} waived`)
    }
  }

  #checkDebts(): void {
    for (const [name, points] of this.balances) {
      const member = name.split(' ')[0]
      const isOwing = name.endsWith(' debt') && points < 0
      if (isOwing && (this.balances.get(`${member} available`) ?? 0) > 0)
        this.problems.push(`${name} is ${points} although something could be spent`)
    }
  }

  /** From then on, what the one had is the other's. */
  #mergeUntil(at: number): void {
    for (;;) {
      const merge = this.#rules.merges[this.#mergesDone]
      if (!merge || merge.at > at) return
      this.#mergesDone += 1
      this.#merge(merge.old, merge.kept)
    }
  }

  #merge(old: string, kept: string): void {
    const mine = [...this.lots.values()].filter((lot) => lot.memberId === kept)
    for (const lot of this.lots.values()) {
      if (lot.memberId !== old) continue
      lot.memberId = kept
      lot.isForeign ||= mine.some((one) => one.orderId === lot.orderId && one.key === lot.key)
    }
    for (const sums of [this.balances, this.#missing.waived, this.#missing.debt]) {
      for (const [name, points] of [...sums]) {
        if (!name.startsWith(old)) continue
        sums.delete(name)
        const other = name.replace(old, kept)
        sums.set(other, (sums.get(other) ?? 0) + points)
      }
    }
  }

  #say(entry: Entry, problem: string): void {
    const { id, from, to, amount, lotId, orderId, key } = entry
    const where = `lot ${lotId} order ${orderId} ${key}`
    const named = `transfer ${id} ${entry.kind} ${from}→${to} ${amount} ${where}`
    this.problems.push(`${named}: ${problem}`)
  }

  #lotOf(entry: Entry): AuditedLot | null {
    const { lotId, memberId } = entry
    if (lotId === null) return null
    const known = this.lots.get(lotId)
    if (known) return known
    const given = this.#rules.open(entry)
    const empty = { isForeign: false, pending: 0, available: 0, expired: 0 }
    const lot = { id: lotId, memberId, ...empty, ...given }
    const twin = [...this.lots.values()].find(
      (one) => one.memberId === memberId && one.orderId === lot.orderId && one.key === lot.key,
    )
    if (twin && lot.orderId !== null) this.#say(entry, `lot ${twin.id} has the same cause`)
    this.lots.set(lotId, lot)
    return lot
  }

  /**
   * Nothing matures or expires early, and nothing comes to an account whose time is not or is over.
   */
  #checkTime(entry: Entry, lot: AuditedLot | null): void {
    if (!lot) return
    const at = entry.recordedAt.getTime()
    const hasEnded = lot.expiresAt !== null && lot.expiresAt <= at
    const { from, to } = entry
    if (lot.movesWithParcel) return
    if (from === 'pending' && to === 'available' && lot.availableAt > at) this.#say(entry, 'early')
    if (to === 'expired' && !hasEnded) this.#say(entry, 'expired early')
    if (from !== 'issued' || lot.idleMonths !== null) return
    const due = hasEnded ? 'expired' : lot.availableAt <= at ? 'available' : 'pending'
    if (to !== due && to !== 'waived') this.#say(entry, `should have come to ${due}`)
  }

  /** Whether the ends of all that a member has can be told from here. */
  #isSure(memberId: string): boolean {
    return ![...this.lots.values()].some(
      (lot) =>
        lot.memberId === memberId &&
        (lot.idleMonths !== null || lot.movesWithParcel) &&
        lot.available > 0,
    )
  }

  #open(memberId: string, at: number, not: AuditedLot | null = null): AuditedLot[] {
    const end = (lot: AuditedLot) => lot.expiresAt ?? Number.MAX_SAFE_INTEGER
    return [...this.lots.values()]
      .filter((lot) => lot !== not && lot.memberId === memberId && lot.available > 0)
      .filter((lot) => end(lot) > at)
      .sort((a, b) => end(a) - end(b) || Number(a.id) - Number(b.id))
  }

  #checkSpending(entry: Entry, lot: AuditedLot | null): void {
    const spends = ['held', 'adjusted', 'debt']
    if (entry.from !== 'available' || !spends.includes(entry.to)) return
    if (!this.#isSure(entry.memberId)) return
    // Debt is paid at once, also by what is about to end.
    const at = entry.to === 'debt' ? 0 : entry.recordedAt.getTime()
    const [first] = this.#open(entry.memberId, at)
    if (first !== lot) this.#say(entry, `lot ${first?.id} ends first`)
  }

  /**
   * From pending, the order's own lot, what expired from it, other lots, and only then a waiver or
   * a debt.
   */
  #checkDecrease(entry: Entry, lot: AuditedLot | null): void {
    if (entry.to !== 'issued' || entry.kind !== 'order') return
    const { memberId, orderId, key, from } = entry
    const mine = [...this.lots.values()].find(
      (one) =>
        one.memberId === memberId && one.orderId === orderId && one.key === key && !one.isForeign,
    )
    const isMissing = from === 'waived' || from === 'debt'
    const isOther = lot !== null && lot !== mine
    if (from !== 'pending' && mine && mine.pending > 0) this.#say(entry, 'pending was left')
    const isLater = from === 'expired' || isMissing || isOther
    if (isLater && mine && mine.available > 0) this.#say(entry, 'its own lot had some left')
    if ((isMissing || isOther) && mine && mine.expired > 0)
      this.#say(entry, 'what expired could have been taken')
    if (!this.#isSure(memberId)) return
    const [first] = this.#open(memberId, entry.recordedAt.getTime(), mine ?? null)
    if (isMissing && first) this.#say(entry, `lot ${first.id} had some left`)
    if (isOther && first !== lot) this.#say(entry, `lot ${first?.id} ends first`)
  }

  #checkIncrease(entry: Entry): void {
    const { memberId, orderId, key, from, to, amount } = entry
    if (orderId === null && key === null) return
    const name = `${memberId}/${orderId}/${key}`
    for (const account of ['waived', 'debt'] as const) {
      const sums = this.#missing[account]
      const missing = sums.get(name) ?? 0
      if (from === account) sums.set(name, missing + amount)
      if (to === account) sums.set(name, missing - amount)
      if (to === account && amount > missing) this.#say(entry, `only ${missing} were in ${account}`)
    }
    const waived = this.#missing.waived.get(name) ?? 0
    if (from === 'issued' && to !== 'waived' && waived > 0) this.#say(entry, `${waived} are waived`)
    const owed = -(this.balances.get(`${memberId} debt`) ?? 0)
    const unpaid = Math.min(owed, this.#missing.debt.get(name) ?? 0)
    const isGiven = from === 'issued' && inLot.some((one) => one === to)
    if (isGiven && unpaid > 0) this.#say(entry, `${unpaid} are owed`)
  }

  #move(entry: Entry, lot: AuditedLot | null): void {
    for (const [account, amount] of [
      [entry.from, -entry.amount],
      [entry.to, entry.amount],
    ] as const) {
      if (own.includes(account))
        this.#add(this.balances, `${entry.memberId} ${account}`, amount, entry)
      if (entry.redemptionId) this.#addToRedemption(entry.redemptionId, account, amount)
      const pocket = inLot.find((one) => one === account)
      if (!lot || !pocket) continue
      lot[pocket] += amount
      if (lot[pocket] < 0) this.#say(entry, `${pocket} of the lot is ${lot[pocket]}`)
    }
    const comeFrom = ['held', 'outstanding', 'redeemed', 'adjusted']
    const hasComeBack = entry.to === 'available' && comeFrom.includes(entry.from)
    if (!hasComeBack || !lot || lot.expiresAt === null) return
    const at = entry.recordedAt.getTime()
    lot.expiresAt = Math.max(lot.expiresAt, at + this.#rules.graceDaysOf(entry) * dayMs)
  }

  #add(sums: Map<string, number>, name: string, amount: number, entry: Entry): void {
    const sum = (sums.get(name) ?? 0) + amount
    sums.set(name, sum)
    const isWrong = name.endsWith(' debt') ? sum > 0 : sum < 0
    if (isWrong) this.#say(entry, `${name} is ${sum}`)
  }

  #addToRedemption(id: string, account: string, amount: number): void {
    const accounts = this.redemptions.get(id) ?? new Map<string, number>()
    accounts.set(account, (accounts.get(account) ?? 0) + amount)
    this.redemptions.set(id, accounts)
  }
}
