// A shop with something of everything in its books, and one change by hand at a time.
import type { ShopTx } from '../../../../app/db.server.ts'
import { closeMonth } from '../../../../app/loyalty/accounting/close-month.server.ts'
import { keepMonths } from '../../../../app/loyalty/accounting/keep-months.server.ts'
import { signPage } from '../../../../app/loyalty/accounting/pages/sign-pages.server.ts'
import {
  verifyPrints,
  verifySignatures,
} from '../../../../app/loyalty/accounting/pages/verify-pages.server.ts'
import { stateValue } from '../../../../app/loyalty/accounting/state-value.server.ts'
import { verifyMonths } from '../../../../app/loyalty/accounting/verify-months.server.ts'
import { verifyWorths } from '../../../../app/loyalty/insights/verify-worths.server.ts'
import { adjust } from '../../../../app/loyalty/ledger/adjust.server.ts'
import { verifyBooks } from '../../../../app/loyalty/ledger/verify.server.ts'
import { aLine, anOrder, later } from '../../../setup/builders/order.ts'
import { aShop, type TestShop, testNow } from '../../../setup/builders/shop.ts'
import { aVoucher } from '../../../setup/builders/voucher.ts'

const may = new Date('2026-05-20T00:00:00.000Z')
const untilAnyTransfer = { untilId: 2n ** 62n }

/** Two orders, one of them cancelled, an adjustment, a held redemption, a closed month, pages. */
export async function aKeptShop(): Promise<TestShop> {
  const shop = await aShop()
  await shop.settleAt(may, anOrder(), anOrder({ orderId: '7002', lines: [aLine(5000)] }))
  const gone = anOrder({ orderId: '7003', lines: [aLine(7000)] })
  await shop.settleAt(may, gone)
  await shop.settleAt(may, later(gone, { cancelledAt: '2026-05-19T00:00:00.000Z' }))
  const memberId = await shop.memberId()
  const given = { memberId, points: 40, adjustmentId: 'a-1', note: 'kindly', actor: 'staff/1' }
  await shop.db.transaction((tx) => adjust(tx, { ...given, now: may }))
  const month = { timeZone: 'UTC', now: testNow, actor: 'staff/1' }
  const value = { points: 100, valueMinor: 500 }
  await stateValue(shop.db, { ...month, value, fromMonth: '2026-05' })
  const monthOver = { ...month, now: new Date('2026-06-05T00:00:00Z') }
  const closed = await closeMonth(shop.db, { ...monthOver, month: '2026-05' })
  if (!closed.ok) throw new Error(closed.refusal.code)
  await keepMonths(shop.db, monthOver)
  const voucher = await aVoucher(shop, 30, new Date('2026-06-06T00:00:00Z'))
  await voucher.issue()
  await shop.db.transaction((tx) => signPage(tx, untilAnyTransfer, testNow))
  return shop
}

class Undone extends Error {}

/**
 * Changes something as somebody would who may switch triggers off, and undoes it again.
 * @returns what all the verifiers say of it, one line each.
 */
export async function tamper(
  shop: TestShop,
  change: (tx: ShopTx) => Promise<unknown>,
): Promise<string[]> {
  let found: string[] = []
  const tampered = shop.db.transaction(async (tx) => {
    await tx.sql`SELECT ${tx.shopId}::int AS shop_id,
      set_config('session_replication_role', 'replica', true)`
    await change(tx)
    found = await findAll(tx)
    throw new Undone()
  })
  await tampered.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  return found
}

export async function findAll(shop: ShopTx): Promise<string[]> {
  const differences = [
    ...(await verifyBooks(shop)),
    ...(await verifyWorths(shop)),
    ...(await verifyMonths(shop, 'UTC')),
    ...(await verifyPrints(shop)),
    ...(await verifySignatures(shop)),
  ]
  return differences.map(
    ({ check, subject, found, expected }) => `${check}: ${subject}: ${found}, not ${expected}`,
  )
}
