// The lots of the members concerned while one order is settled, and the moves planned so far. Each
// move touches at most one lot, so that lots can be rebuilt as sums over transfers.
import type { Account } from '../ledger/account.ts'

/** A credit to a member, known by what caused it: one per member, asset, order and key. */
export interface Lot extends LotTerms {
  /** Null while it is only planned. */
  id: string | null
  memberId: string
  asset: string
  orderId: string | null
  key: string
  /** Whose it was before two members became one, where both had a lot of this cause. */
  mergedFrom: string | null
  pendingLeft: number
  availableLeft: number
  expired: number
}

/** When a lot can be spent and when it ends; see kernel/expiry. */
export interface LotTerms {
  /** Null while that is not known yet. */
  availableAt: Date | null
  expiresAt: Date | null
  /** What only counts when it is opened. */
  idleMonths?: number
  movesTo?: Date
}

/**
 * What the books hold for one order, member, key and asset, net, whatever account it has reached.
 */
export interface Standing {
  memberId: string
  key: string
  asset: string
  booked: number
  /** What a decrease could not find, and a later increase undoes first: let go, or owed. */
  waived: number
  owed: number
}

/** Where an amount came out of or went to; kept for the explanation. */
export type Pocket = 'pending' | 'own' | 'expired' | 'other' | Missing

type Missing = 'waived' | 'unwaived' | 'owed' | 'unowed'

export interface PlannedMove {
  memberId: string
  key: string
  asset: string
  from: Account
  to: Account
  amount: number
  lot: Lot | null
  opensLot: boolean
  pocket: Pocket | null
}

export interface RetimedLot {
  lotId: string
  terms: LotTerms
}

const leftIn = { pending: 'pendingLeft', available: 'availableLeft', expired: 'expired' } as const

export class Purse {
  readonly moves: PlannedMove[] = []
  readonly retimed: RetimedLot[] = []
  readonly now: Date
  readonly debts: Map<string, number>
  readonly #lots: Map<string, Lot>

  /** @param debts what each member owes; by member, left out where nothing. */
  constructor(lots: Lot[], debts: ReadonlyMap<string, number>, now: Date) {
    this.now = now
    this.debts = new Map(debts)
    this.#lots = new Map(lots.map((lot) => [causeOf(lot), { ...lot }]))
  }

  lots(): Lot[] {
    return [...this.#lots.values()]
  }

  /** The cause's own lot; where two members became one, that of the member who was kept. */
  find(cause: Omit<Cause, 'mergedFrom'>): Lot | undefined {
    return this.#lots.get(causeOf({ ...cause, mergedFrom: null }))
  }

  /**
   * The cause says when its points can be spent: what has not matured by now waits until then,
   * what has stays.
   */
  retime(cause: Omit<Cause, 'mergedFrom'>, terms: LotTerms): void {
    for (const lot of this.#lots.values()) {
      const isOfCause =
        lot.orderId === cause.orderId &&
        lot.key === cause.key &&
        lot.memberId === cause.memberId &&
        lot.asset === cause.asset
      const isSame = lot.availableAt?.getTime() === terms.availableAt?.getTime()
      if (!isOfCause || isSame || this.isPast(lot.availableAt) || lot.id === null) continue
      Object.assign(lot, { availableAt: terms.availableAt, expiresAt: terms.expiresAt })
      this.retimed.push({ lotId: lot.id, terms })
    }
  }

  /** What can be taken from the member besides `own`: what expires first goes first. */
  others(memberId: string, asset: string, own: Lot | undefined): Lot[] {
    return this.lots()
      .filter((lot) => lot !== own && lot.memberId === memberId && lot.asset === asset)
      .filter((lot) => lot.availableLeft > 0 && !this.isPast(lot.expiresAt))
      .sort(byExpiry)
  }

  /** What the member owes of this asset. */
  owedBy(owing: Owing): number {
    return this.debts.get(debtKey(owing)) ?? 0
  }

  isPast(at: Date | null): boolean {
    return at !== null && at.getTime() <= this.now.getTime()
  }

  open(lot: Lot): Lot {
    this.#lots.set(causeOf(lot), lot)
    return lot
  }

  plan(move: PlannedMove): void {
    const { lot, from, to, amount } = move
    this.moves.push(move)
    const owed = (from === 'debt' ? amount : 0) - (to === 'debt' ? amount : 0)
    if (owed !== 0) this.debts.set(debtKey(move), this.owedBy(move) + owed)
    if (!lot) return
    if (from in leftIn) lot[leftIn[from as keyof typeof leftIn]] -= amount
    if (to in leftIn) lot[leftIn[to as keyof typeof leftIn]] += amount
  }
}

type Owing = Pick<Lot, 'memberId' | 'asset'>

/** What somebody owes is told apart by asset. */
export const debtKey = ({ memberId, asset }: Owing): string => `${memberId}/${asset}`

type Cause = Pick<Lot, 'memberId' | 'asset' | 'orderId' | 'key' | 'mergedFrom'>

export function causeOf({ memberId, asset, orderId, key, mergedFrom }: Cause) {
  return `${memberId}/${asset}/${orderId ?? ''}/${key}/${mergedFrom ?? ''}`
}

function byExpiry(a: Lot, b: Lot): number {
  const difference =
    (a.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) -
    (b.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY)
  // Both without end: NaN. Then, as for equal ends, the older lot; a planned one is the youngest.
  return difference || ageOf(a) - ageOf(b)
}

function ageOf(lot: Lot): number {
  return lot.id === null ? Number.MAX_SAFE_INTEGER : Number(lot.id)
}
