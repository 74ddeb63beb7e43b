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
  recordedAt: Date
}

export interface AuditedLot {
  id: string
  memberId: string
  orderId: string | null
  key: string
  availableAt: number
  expiresAt: number | null
  pending: number
  available: number
  expired: number
}

export interface AuditRules {
  /** What a lot should be like when it is opened. */
  open(entry: Entry): Pick<AuditedLot, 'availableAt' | 'expiresAt' | 'key' | 'orderId'>
  graceDaysAt(at: number): number
}

const own = ['pending', 'available', 'held', 'outstanding']
const inLot = ['pending', 'available', 'expired'] as const
const dayMs = 86_400_000

export class Audit {
  readonly problems: string[] = []
  readonly lots = new Map<string, AuditedLot>()
  readonly balances = new Map<string, number>()
  readonly redemptions = new Map<string, Map<string, number>>()
  readonly #rules: AuditRules
  readonly #waived = new Map<string, number>()

  constructor(rules: AuditRules) {
    this.#rules = rules
  }

  enter(entry: Entry): void {
    const lot = this.#lotOf(entry)
    this.#checkTime(entry, lot)
    this.#checkSpending(entry, lot)
    this.#checkDecrease(entry, lot)
    this.#checkIncrease(entry)
    this.#move(entry, lot)
  }

  #say(entry: Entry, problem: string): void {
    const { id, from, to, amount, lotId, orderId, key } = entry
    const named = `transfer ${id} ${from}→${to} ${amount} lot ${lotId} order ${orderId} ${key}`
    this.problems.push(`${named}: ${problem}`)
  }

  #lotOf(entry: Entry): AuditedLot | null {
    const { lotId, memberId } = entry
    if (lotId === null) return null
    const known = this.lots.get(lotId)
    if (known) return known
    const given = this.#rules.open(entry)
    const lot = { id: lotId, memberId, pending: 0, available: 0, expired: 0, ...given }
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
    if (from === 'pending' && to === 'available' && lot.availableAt > at) this.#say(entry, 'early')
    if (to === 'expired' && !hasEnded) this.#say(entry, 'expired early')
    if (from !== 'issued') return
    const due = hasEnded ? 'expired' : lot.availableAt <= at ? 'available' : 'pending'
    if (to !== due && to !== 'waived') this.#say(entry, `should have come to ${due}`)
  }

  #open(memberId: string, at: number, not: AuditedLot | null = null): AuditedLot[] {
    const end = (lot: AuditedLot) => lot.expiresAt ?? Number.MAX_SAFE_INTEGER
    return [...this.lots.values()]
      .filter((lot) => lot !== not && lot.memberId === memberId && lot.available > 0)
      .filter((lot) => end(lot) > at)
      .sort((a, b) => end(a) - end(b) || Number(a.id) - Number(b.id))
  }

  #checkSpending(entry: Entry, lot: AuditedLot | null): void {
    if (entry.from !== 'available' || (entry.to !== 'held' && entry.to !== 'adjusted')) return
    const [first] = this.#open(entry.memberId, entry.recordedAt.getTime())
    if (first !== lot) this.#say(entry, `lot ${first?.id} ends first`)
  }

  /**
   * From pending, the order's own lot, what expired from it, other lots, and only then a waiver.
   */
  #checkDecrease(entry: Entry, lot: AuditedLot | null): void {
    if (entry.to !== 'issued') return
    const { memberId, orderId, key, from } = entry
    const mine = [...this.lots.values()].find(
      (one) => one.memberId === memberId && one.orderId === orderId && one.key === key,
    )
    const isOther = lot !== null && lot !== mine
    if (from !== 'pending' && mine && mine.pending > 0) this.#say(entry, 'pending was left')
    const isLater = from === 'expired' || from === 'waived' || isOther
    if (isLater && mine && mine.available > 0) this.#say(entry, 'its own lot had some left')
    if ((from === 'waived' || isOther) && mine && mine.expired > 0)
      this.#say(entry, 'what expired could have been taken')
    const [first] = this.#open(memberId, entry.recordedAt.getTime(), mine ?? null)
    if (from === 'waived' && first) this.#say(entry, `lot ${first.id} had some left`)
    if (isOther && first !== lot) this.#say(entry, `lot ${first?.id} ends first`)
  }

  #checkIncrease(entry: Entry): void {
    const { memberId, orderId, key, from, to, amount } = entry
    if (orderId === null) return
    const name = `${memberId}/${orderId}/${key}`
    const waived = this.#waived.get(name) ?? 0
    if (from === 'waived') this.#waived.set(name, waived + amount)
    if (to === 'waived') this.#waived.set(name, waived - amount)
    if (to === 'waived' && amount > waived) this.#say(entry, `only ${waived} were waived`)
    if (from === 'issued' && to !== 'waived' && waived > 0) this.#say(entry, `${waived} are waived`)
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
    const hasComeBack =
      entry.to === 'available' && (entry.from === 'held' || entry.from === 'outstanding')
    if (!hasComeBack || !lot || lot.expiresAt === null) return
    const at = entry.recordedAt.getTime()
    lot.expiresAt = Math.max(lot.expiresAt, at + this.#rules.graceDaysAt(at) * dayMs)
  }

  #add(sums: Map<string, number>, name: string, amount: number, entry: Entry): void {
    const sum = (sums.get(name) ?? 0) + amount
    sums.set(name, sum)
    if (sum < 0) this.#say(entry, `${name} is ${sum}`)
  }

  #addToRedemption(id: string, account: string, amount: number): void {
    const accounts = this.redemptions.get(id) ?? new Map<string, number>()
    accounts.set(account, (accounts.get(account) ?? 0) + amount)
    this.redemptions.set(id, accounts)
  }
}
