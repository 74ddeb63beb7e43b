// Codes that members hold are compared with Shopify's: what was used or deleted there is made true
// here, an end that was moved is followed, and what only a person can judge is listed under Health.
// So many a night, those first that waited longest: however many there are, each comes round.
import { recordFinding } from '../../findings.server.ts'
import type { VoucherSeen } from '../../loyalty/kernel/voucher.ts'
import { compareVoucher } from '../../loyalty/rewards/compare/compare-voucher.ts'
import { followDeletion, followEnd } from '../../loyalty/rewards/compare/follow-vendor.server.ts'
import {
  listToCompare,
  noteCompared,
  type VoucherToCompare,
} from '../../loyalty/rewards/compare/list-to-compare.server.ts'
import { flagUnknownUse } from '../../loyalty/rewards/record-return.server.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { findCodeUse } from '../../shopify/admin/vouchers/find-code-use.ts'
import { discountsPerCall, readDiscounts } from '../../shopify/admin/vouchers/read-discounts.ts'
import { type Counted, mostLookedAt } from './counted.ts'
import type { Sweep } from './sweep-orders.ts'

export async function compareVouchers(sweep: Sweep): Promise<Counted> {
  const { shop, admin, now } = sweep
  const counted: Counted = { compared: 0, differing: 0 }
  while (counted.compared < mostLookedAt) {
    const held = await listToCompare(shop, { before: now, limit: discountsPerCall })
    const [first] = held
    if (!first) break
    const ids = held.map(({ voucherId }) => voucherId)
    const seen = await readDiscounts(admin, { ids, currency: first.currency })
    for (const voucher of held) {
      if (await see(sweep, voucher, seen.get(voucher.voucherId) ?? null)) counted.differing += 1
    }
    await noteCompared(
      shop,
      held.map(({ id }) => id),
      now,
    )
    counted.compared += held.length
  }
  return counted
}

/** @returns whether it differed. */
async function see(
  sweep: Sweep,
  voucher: VoucherToCompare,
  seen: VoucherSeen | null,
): Promise<boolean> {
  const { shop, now } = sweep
  const difference = compareVoucher(voucher, seen, now)
  const followed = { redemptionId: voucher.id, now }
  switch (difference) {
    case null:
      return false
    case 'gone':
    case 'used':
      await conclude(sweep, voucher, difference === 'gone')
      return true
    case 'end':
      return followEnd(shop, { ...followed, endsAt: seen?.endsAt ?? null })
    default: {
      const kind = difference === 'ended' ? 'voucher_ended' : 'voucher_changed'
      const subject = `${voucher.id}/${difference}/${JSON.stringify(seen?.value ?? null)}`
      if (await wasSeen(sweep, kind, subject)) return false
      const { memberId, label } = voucher
      const detail = { redemptionId: voucher.id, memberId, label, what: difference }
      return recordFinding(shop, { kind, subject, detail }, now)
    }
  }
}

/** Somebody said that it is meant so: that is for good, unless it changes again. */
async function wasSeen({ shop }: Sweep, kind: string, subject: string): Promise<boolean> {
  const where = { shopId: shop.shopId, kind, subject }
  return (await shop.db.finding.count({ where })) > 0
}

/** An order that used it is asked for and ends it, as any order does. */
async function conclude(
  { shop, admin, now }: Sweep,
  { id: redemptionId, code }: VoucherToCompare,
  isGone: boolean,
): Promise<void> {
  const use = await findCodeUse(admin, code)
  if (use.order) await requestFetches(shop, [use.order.orderId], now)
  else if (use.isUsed || !isGone) await flagUnknownUse(shop, { redemptionId, now })
  else await followDeletion(shop, { redemptionId, now })
}
