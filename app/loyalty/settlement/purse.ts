// The lots of the members concerned while one order is settled, and the moves planned so far. Each
// move touches at most one lot, so that lots can be rebuilt as sums over transfers.
import type { Account } from '../ledger/account.ts'

/** A credit to a member, known by what caused it: one per member, asset, order and key. */
export interface Lot {
  /** Null while it is only planned. */
  id: string | null
  memberId: string
  asset: string
  orderId: string | null
  key: string
  availableAt: Date
  expiresAt: Date | null
  pendingLeft: number
  availableLeft: number
  expired: number
}

/**
 * What the books hold for one order, member, key and asset, net, whatever account it has reached.
 */
export interface Standing {
  memberId: string
  key: string
  asset: string
  booked: number
  /** What a decrease could not find, and a later increase undoes first. */
  waived: number
}

/** Where an amount came out of or went to; kept for the explanation. */
export type Pocket = 'pending' | 'own' | 'expired' | 'other' | 'waived' | 'unwaived'

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

const leftIn = { pending: 'pendingLeft', available: 'availableLeft', expired: 'expired' } as const

export class Purse {
  readonly moves: PlannedMove[] = []
  readonly now: Date
  readonly #lots: Map<string, Lot>

  constructor(lots: Lot[], now: Date) {
    this.now = now
    this.#lots = new Map(lots.map((lot) => [causeOf(lot), { ...lot }]))
  }

  lots(): Lot[] {
    return [...this.#lots.values()]
  }

  find(cause: Pick<Lot, 'memberId' | 'asset' | 'orderId' | 'key'>): Lot | undefined {
    return this.#lots.get(causeOf(cause))
  }

  /** What can be taken from the member besides `own`: what expires first goes first. */
  others(memberId: string, asset: string, own: Lot | undefined): Lot[] {
    return this.lots()
      .filter((lot) => lot !== own && lot.memberId === memberId && lot.asset === asset)
      .filter((lot) => lot.availableLeft > 0 && !this.isPast(lot.expiresAt))
      .sort(byExpiry)
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
    if (!lot) return
    if (from in leftIn) lot[leftIn[from as keyof typeof leftIn]] -= amount
    if (to in leftIn) lot[leftIn[to as keyof typeof leftIn]] += amount
  }
}

export function causeOf({
  memberId,
  asset,
  orderId,
  key,
}: Pick<Lot, 'memberId' | 'asset' | 'orderId' | 'key'>) {
  return `${memberId}/${asset}/${orderId ?? ''}/${key}`
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
