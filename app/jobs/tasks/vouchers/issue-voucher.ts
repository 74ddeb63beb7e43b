// Turns held points into a voucher. It may be stopped between any two steps and run again, and what
// was made is found, never made twice: how, depends on what honours it (ask-for-*).
import type { ShopDb } from '../../../db.server.ts'
import { log } from '../../../log.server.ts'
import type { VoucherTerms } from '../../../loyalty/kernel/voucher.ts'
import {
  findRedemption,
  type RedemptionTask,
} from '../../../loyalty/rewards/find-redemption.server.ts'
import {
  recordDoubt,
  recordIssued,
  recordRefused,
  replaceCode,
} from '../../../loyalty/rewards/issue/record-issue.server.ts'
import { voucherTerms } from '../../../loyalty/rewards/redemption.ts'
import { AccessFault, type AdminClient, ShopifyFault } from '../../../shopify/admin/client.ts'
import { deactivateDiscount } from '../../../shopify/admin/vouchers/deactivate-discount.ts'
import { askForDiscount } from './ask-for-discount.ts'
import { askForGiftCard } from './ask-for-gift-card.ts'
import { askForStoreCredit } from './ask-for-store-credit.ts'
import type { Asking, Issue } from './asking.ts'
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
    const issue = await ask({ admin, shop, redemption: { ...redemption, customerId }, now })
    log.info({ shopId: payload.shopId, redemptionId, outcome: issue.outcome }, 'voucher asked for')
    if (issue.outcome !== 'code_of_another') {
      await record({ admin, shop, redemption, now }, issue)
      return
    }
    await replaceCode(shop, { redemptionId, code: redemption.code })
  }
  throw new ShopifyFault('every code tried belongs to another discount', { isDoubtful: false })
}

/** A right that the shop has taken back is a refusal: waiting would not bring it. */
async function ask(asking: Asking): Promise<Issue> {
  try {
    return await askFor(asking)
  } catch (fault) {
    if (fault instanceof AccessFault) return { outcome: 'refused', problem: 'scope_missing' }
    throw fault
  }
}

function askFor(asking: Asking): Promise<Issue> {
  const terms: VoucherTerms = voucherTerms(asking.redemption.reward)
  switch (terms.by) {
    case 'discount':
      return askForDiscount(asking, terms)
    case 'gift_card':
      return askForGiftCard(asking, terms)
    case 'store_credit':
      return askForStoreCredit(asking, terms)
    case 'hand':
    case 'cause':
      throw new Error('Nobody asks Shopify for it')
  }
}

async function record(
  { admin, shop, redemption, now }: Omit<Asking, 'redemption'> & { redemption: RedemptionTask },
  issue: Exclude<Issue, { outcome: 'code_of_another' }>,
): Promise<void> {
  const redemptionId = redemption.id
  if (issue.outcome === 'refused') {
    await recordRefused(shop, { redemptionId, problem: issue.problem, now })
    return
  }
  if (issue.outcome === 'in_doubt') {
    await recordDoubt(shop, { redemptionId, problem: issue.problem })
    return
  }
  const { voucherId } = issue
  const isNoted = await recordIssued(shop, { redemptionId, voucherId, now })
  const isCode = voucherTerms(redemption.reward).by === 'discount'
  if (!isNoted && isCode) await endOrphan(admin, shop, { redemptionId, voucherId })
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
