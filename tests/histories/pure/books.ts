// Books in memory, for thousands of histories a minute: what settling decides is the program's, how
// the rest of the books behave is said here once more, as plainly as it can be.
import type { Evaluation } from '../../../app/loyalty/earning/evaluation.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { debtKey, type Lot, type Standing } from '../../../app/loyalty/settlement/purse.ts'
import { settle } from '../../../app/loyalty/settlement/settle.ts'
import { lifeOf } from '../model/lives.ts'

interface Move {
  memberId: string
  asset: string
  orderId: string | null
  key: string
  from: string
  to: string
  amount: number
}

interface Giving {
  at: number
  settings: ProgramSettings
  timeZone: string
  now: Date
}

interface Policy {
  shortfall: 'clamp' | 'debt'
  now: Date
}

type Owner = Pick<Lot, 'memberId' | 'asset'>

interface Spent {
  memberId: string
  parts: { lot: Lot; amount: number }[]
}

const inLot = { pending: 'pendingLeft', available: 'availableLeft', expired: 'expired' } as const

export class PureBooks {
  readonly moves: Move[] = []
  lots: Lot[] = []
  readonly spent: Spent[] = []
  #ids = 0

  /** @param orderId null: of what was given for no order, each under a key of its own. */
  standings(orderId: string | null): Standing[] {
    const sums = new Map<string, Standing>()
    for (const { memberId, asset, key, from, to, amount, ...move } of this.moves) {
      if (move.orderId !== orderId) continue
      const name = `${memberId}/${key}`
      const empty = { memberId, key, asset, booked: 0, waived: 0, owed: 0 }
      const sum = sums.get(name) ?? empty
      const net = (account: string) => amount * (Number(from === account) - Number(to === account))
      sum.booked += net('issued')
      sum.waived += net('waived')
      sum.owed += net('debt')
      sums.set(name, sum)
    }
    return [...sums.values()]
  }

  /** What is booked under a key, of whichever order. */
  bookedFor(key: string): number {
    return this.moves
      .filter((move) => move.key === key)
      .reduce((sum, { from, to, amount }) => {
        return sum + amount * (Number(from === 'issued') - Number(to === 'issued'))
      }, 0)
  }

  /** What is booked under keys that begin so, by member. */
  bookedByMember(prefix: string): Map<string, number> {
    const sums = new Map<string, number>()
    for (const { memberId, key, from, to, amount } of this.moves) {
      if (!key.startsWith(prefix)) continue
      const net = amount * (Number(from === 'issued') - Number(to === 'issued'))
      sums.set(memberId, (sums.get(memberId) ?? 0) + net)
    }
    return sums
  }

  /** Points for no order, once under a key. */
  give(memberId: string, key: string, points: number, { at, settings, timeZone, now }: Giving) {
    const isKnown = this.lots.some((lot) => lot.memberId === memberId && lot.key === key)
    if (points === 0 || isKnown) return
    const { expiresAt } = lifeOf(at, { ...settings, pendingDays: 0 }, timeZone)
    const lot: Lot = {
      ...{ id: String((this.#ids += 1)), memberId, asset: 'points', orderId: null, key },
      ...{ mergedFrom: null, pendingLeft: 0, availableLeft: 0, expired: 0 },
      ...{ availableAt: new Date(at), expiresAt: expiresAt === null ? null : new Date(expiresAt) },
    }
    this.lots.push(lot)
    const hasEnded = expiresAt !== null && expiresAt <= now.getTime()
    this.#move(lot, 'issued', hasEnded ? 'expired' : 'available', points)
    this.#pay(lot)
  }

  /** As an order's worth would be taken: its own lot is put in the place of one. */
  takeBack(memberId: string, key: string, policy: Policy): void {
    const own = this.lots.find((lot) => lot.memberId === memberId && lot.key === key)
    const booked = this.moves
      .filter((move) => move.memberId === memberId && move.key === key)
      .reduce((sum, { from, to, amount }) => {
        return sum + amount * (Number(from === 'issued') - Number(to === 'issued'))
      }, 0)
    if (!own || booked <= 0) return
    const orderId = String(own.id)
    const standing = { memberId, key, asset: 'points', booked, waived: 0, owed: 0 }
    const debts = new Map([[debtKey(own), this.debtOf(memberId, 'points')]])
    const settled = settle({
      orderId,
      worths: [],
      standings: [standing],
      lots: this.lots.map((lot) => (lot === own ? { ...lot, orderId } : lot)),
      debts,
      ...policy,
    })
    this.#takeOver(settled, null)
  }

  debtOf(memberId: string, asset: string): number {
    return this.moves
      .filter((move) => move.memberId === memberId && move.asset === asset)
      .reduce((sum, { from, to, amount }) => {
        return sum + amount * (Number(from === 'debt') - Number(to === 'debt'))
      }, 0)
  }

  settle(orderId: string, { effects }: Evaluation, policy: Policy): void {
    const owners = [...this.lots, ...effects].map(({ memberId, asset }) => ({ memberId, asset }))
    const debts = new Map(owners.map((one) => [debtKey(one), this.debtOf(one.memberId, one.asset)]))
    const standings = this.standings(orderId)
    const settled = settle({
      orderId,
      worths: effects,
      standings,
      lots: this.lots,
      debts,
      ...policy,
    })
    this.#takeOver(settled, orderId)
    for (const one of owners) this.#pay(one)
  }

  #takeOver(
    { lots, moves }: Pick<ReturnType<typeof settle>, 'lots' | 'moves'>,
    order: string | null,
  ) {
    const orderIds = new Map(this.lots.map(({ id, orderId }) => [id, orderId]))
    this.lots = lots.map((lot) => ({
      ...lot,
      id: lot.id ?? String((this.#ids += 1)),
      orderId: lot.id === null ? lot.orderId : (orderIds.get(lot.id) ?? null),
    }))
    for (const { memberId, asset, key, from, to, amount } of moves)
      this.moves.push({ memberId, asset, orderId: order, key, from, to, amount })
    // What was spent out of a lot is remembered by the lot, which settling has copied.
    for (const part of this.spent.flatMap((one) => one.parts))
      part.lot = this.lots.find((lot) => lot.id === part.lot.id) ?? part.lot
  }

  /** Everything that is due, matured before it ends. */
  sweep(now: Date): void {
    for (const lot of this.lots) {
      if (lot.pendingLeft > 0 && lot.availableAt !== null && lot.availableAt <= now)
        this.#move(lot, 'pending', 'available', lot.pendingLeft)
    }
    for (const lot of this.lots) this.#pay(lot)
    for (const lot of this.lots) {
      if (lot.availableLeft > 0 && lot.expiresAt && lot.expiresAt <= now)
        this.#move(lot, 'available', 'expired', lot.availableLeft)
    }
  }

  /** What ends first goes first; nothing where there is not enough. */
  spend(owner: Owner, amount: number, now: Date): void {
    this.sweep(now)
    const open = this.#open(owner)
    if (open.reduce((sum, lot) => sum + lot.availableLeft, 0) < amount) return
    this.spent.push({ memberId: owner.memberId, parts: this.#take(open, 'held', amount) })
  }

  /** An unused voucher: back into the lots, which first make good what was waived of them. */
  giveBack(which: number): void {
    const [spent] = this.spent.splice(which % Math.max(1, this.spent.length), 1)
    for (const { lot, amount } of spent?.parts ?? []) {
      this.#move(lot, 'held', 'available', amount)
      const standing = this.standings(lot.orderId).find(
        (one) => one.memberId === lot.memberId && one.key === lot.key,
      )
      const good = Math.min(amount, standing?.waived ?? 0)
      if (good > 0) {
        this.#move(lot, 'available', 'issued', good)
        this.#move(lot, 'issued', 'waived', good)
      }
      this.#pay(lot)
    }
  }

  #open({ memberId, asset }: Owner): Lot[] {
    const end = (lot: Lot) => lot.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER
    return this.lots
      .filter((lot) => lot.memberId === memberId && lot.asset === asset && lot.availableLeft > 0)
      .sort((a, b) => end(a) - end(b) || Number(a.id) - Number(b.id))
  }

  #pay(owner: Owner): void {
    const debt = this.debtOf(owner.memberId, owner.asset)
    if (debt > 0) this.#take(this.#open(owner), 'debt', debt)
  }

  #take(open: Lot[], to: string, points: number) {
    let left = points
    return open.flatMap((lot) => {
      const amount = Math.min(left, lot.availableLeft)
      if (amount === 0) return []
      left -= amount
      this.#move(lot, 'available', to, amount)
      return [{ lot, amount }]
    })
  }

  #move(lot: Lot, from: string, to: string, amount: number): void {
    if (from in inLot) lot[inLot[from as keyof typeof inLot]] -= amount
    if (to in inLot) lot[inLot[to as keyof typeof inLot]] += amount
    const ofOrder = from === 'issued' || to === 'issued'
    const orderId = ofOrder ? lot.orderId : null
    const { memberId, asset, key } = lot
    this.moves.push({ memberId, asset, orderId, key, from, to, amount })
  }
}
