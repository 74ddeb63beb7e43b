// Turns held points into a voucher. It may be stopped between any two steps and run again: the code
// was chosen beforehand and is unique at Shopify, so what was created is found, never made twice.
import type { ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { voucherTerms } from '../../loyalty/rewards/catalogue.ts'
import { startSkewMs } from '../../loyalty/rewards/deadlines.ts'
import {
  findRedemption,
  type RedemptionTask,
} from '../../loyalty/rewards/find-redemption.server.ts'
import {
  recordIssued,
  recordRefused,
  replaceCode,
} from '../../loyalty/rewards/record-issue.server.ts'
import { type AdminClient, ShopifyFault } from '../../shopify/admin/client.ts'
import type { CodeDiscount } from '../../shopify/admin/code-discount.ts'
import { createCodeDiscount } from '../../shopify/admin/create-code-discount.ts'
import { deactivateDiscount } from '../../shopify/admin/deactivate-discount.ts'
import { findCodeDiscount } from '../../shopify/admin/find-code-discount.ts'
import { type VoucherPayload, voucherContext } from './voucher-context.server.ts'

const mostCodes = 3

/**
 * @throws ShopifyFault where Shopify could not be asked or its answer is open: tried again later.
 */
export async function issueVoucher(payload: VoucherPayload, { now }: { now: Date }): Promise<void> {
  for (let tried = 0; tried < mostCodes; tried += 1) {
    const context = await voucherContext(payload, 'issuing')
    if (!context) return
    const { shop, redemption } = context
    const redemptionId = redemption.id
    const { customerId } = redemption
    if (!customerId) {
      await recordRefused(shop, { redemptionId, problem: 'member_erased', now })
      return
    }
    const admin = await context.openAdmin()
    const issue = await createOrAdopt(admin, discountOf(redemption, customerId))
    log.info({ shopId: payload.shopId, redemptionId, outcome: issue.outcome }, 'voucher asked for')
    if (issue.outcome === 'issued') {
      const { voucherId } = issue
      const isNoted = await recordIssued(shop, { redemptionId, voucherId, now })
      if (!isNoted) await endOrphan(admin, shop, { redemptionId, voucherId })
      return
    }
    if (issue.outcome === 'refused') {
      await recordRefused(shop, { redemptionId, problem: issue.problem, now })
      return
    }
    await replaceCode(shop, { redemptionId, code: redemption.code })
  }
  throw new ShopifyFault('every code tried belongs to another discount', { isDoubtful: false })
}

/** Another run was refused meanwhile and gave the points back: this voucher has none behind it. */
async function endOrphan(
  admin: AdminClient,
  shop: ShopDb,
  { redemptionId, voucherId }: { redemptionId: string; voucherId: string },
): Promise<void> {
  const redemption = await findRedemption(shop, redemptionId)
  if (redemption?.status === 'refused') await deactivateDiscount(admin, voucherId)
}

type Issue =
  | { outcome: 'issued'; voucherId: string }
  | { outcome: 'refused'; problem: string }
  | { outcome: 'code_of_another' }

/** Whatever is not plainly created may have been created before: the code is looked up first. */
async function createOrAdopt(admin: AdminClient, discount: CodeDiscount): Promise<Issue> {
  const creation = await createCodeDiscount(admin, discount).catch((fault: unknown) => {
    if (fault instanceof ShopifyFault && fault.isDoubtful)
      return { outcome: 'open' as const, fault }
    throw fault
  })
  if (creation.outcome === 'created') return { outcome: 'issued', voucherId: creation.voucherId }
  const found = await findCodeDiscount(admin, discount)
  if (found?.isOurs) return { outcome: 'issued', voucherId: found.voucherId }
  if (creation.outcome === 'open') throw creation.fault
  if (creation.outcome === 'refused') return creation
  if (found) return { outcome: 'code_of_another' }
  throw new ShopifyFault('a code is taken but cannot be found yet', { isDoubtful: true })
}

function discountOf(redemption: RedemptionTask, customerId: string): CodeDiscount {
  const { reward, code, createdAt, expiresAt } = redemption
  return {
    ...voucherTerms(reward),
    code,
    label: reward.label,
    customerId,
    currency: reward.currency,
    startsAt: new Date(createdAt.getTime() - startSkewMs),
    endsAt: expiresAt,
  }
}
