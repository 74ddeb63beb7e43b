// A redemption with its books, without asking anybody for a voucher: `await aVoucher(shop, 60)`.
import { randomUUID } from 'node:crypto'
import { capture } from '../../../app/loyalty/ledger/capture.server.ts'
import { extendIdleLots } from '../../../app/loyalty/ledger/extend-idle-lots.server.ts'
import { giveBack } from '../../../app/loyalty/ledger/give-back.server.ts'
import { hold } from '../../../app/loyalty/ledger/hold.server.ts'
import { release } from '../../../app/loyalty/ledger/release.server.ts'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import type { TestShop } from './shop.ts'

const reward = {
  ...freshReward('amount_off', 'r', 100),
  label: '$1 off',
  currency: 'USD',
  version: 1,
  choice: null,
}
const because = { rewardId: 'r', label: '$1 off' }

export interface Voucher {
  id: string
  code: string
  issue(): Promise<void>
  /** Unused, after it was issued. */
  giveBack(at?: Date, graceDays?: number): Promise<void>
  /** Before it was issued. */
  release(at?: Date, graceDays?: number): Promise<void>
}

interface Ending {
  at: Date
  graceDays: number
}

let count = 0

/** Points are held; the redemption is being issued. */
export async function aVoucher(
  shop: TestShop,
  points: number,
  now: Date,
  customerId = '9001',
): Promise<Voucher> {
  count += 1
  const id = randomUUID()
  const code = `FERN-TEST-${count}`
  const { shopId } = shop
  const memberId = await shop.memberId(customerId)
  const where = { shopId_id: { shopId, id } }
  const held = await shop.db.transaction(async (tx) => {
    const request = { memberId, points, redemptionId: id, now }
    const result = await hold(tx, { ...request, because: { kind: 'held', ...because } })
    if (!result.ok) return result
    const row = { shopId, id, memberId, requestId: id, rewardId: 'r', reward, points, code }
    await tx.db.redemption.create({ data: { ...row, status: 'issuing', createdAt: now } })
    await extendIdleLots(tx, [memberId], now)
    return result
  })
  if (!held.ok) throw new Error(JSON.stringify(held.refusal))
  const end = (kind: 'returned' | 'released', { at, graceDays }: Ending) =>
    shop.db.transaction(async (tx) => {
      const move = kind === 'returned' ? giveBack : release
      const status = kind === 'returned' ? 'returned' : 'refused'
      await move(tx, { redemptionId: id, because: { kind, ...because }, graceDays, now: at })
      await tx.db.redemption.update({ where, data: { status } })
    })
  return {
    id,
    code,
    issue: () =>
      shop.db.transaction(async (tx) => {
        await capture(tx, { redemptionId: id, because: { kind: 'captured', ...because }, now })
        await tx.db.redemption.update({ where, data: { status: 'issued', issuedAt: now } })
      }),
    giveBack: (at = now, graceDays = 0) => end('returned', { at, graceDays }),
    release: (at = now, graceDays = 0) => end('released', { at, graceDays }),
  }
}
