// The one button of each trouble. Which one it is and what it does is looked up here, so that a
// page that has stood open for a while cannot mend what is mended, nor anything twice.
import { resolveFinding } from '../../findings.server.ts'
import type { Mend, Trouble } from '../../loyalty/insights/health.ts'
import { listTroubles } from '../../loyalty/insights/list-troubles.server.ts'
import { cancel } from '../../loyalty/rewards/cancel.server.ts'
import { hurry } from '../../loyalty/rewards/due-redemptions.server.ts'
import { touchState } from '../../loyalty/rewards/touch-state.server.ts'
import { requestFetches } from '../../loyalty/settlement/request-fetches.server.ts'
import { recordRepair } from '../../repairs.server.ts'
import { askComparison } from '../../shopify/ask-comparison.server.ts'
import { askImport } from '../../shopify/ask-import.server.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'
import { dropDelivery, retryDeliveries } from '../../shopify/webhooks/retry-deliveries.server.ts'
import { lookUpDoubt } from './look-up-doubt.server.ts'

export interface Mending extends AdminRequest {
  now: Date
}

export interface Wish {
  kind: string
  subject: string
  mend: string
}

/** @returns false where the trouble is gone already: nothing was done, and nothing had to be. */
export async function mend(mending: Mending, { kind, subject, mend }: Wish): Promise<boolean> {
  const { shop, actor, now } = mending
  const troubles = await listTroubles(shop, now)
  const trouble = troubles.find((one) => one.kind === kind && one.subject === subject)
  const way = trouble?.mends.find((one) => one === mend)
  if (!trouble || !way) return false
  await act(mending, trouble, way)
  if (way === 'acknowledge' || way === 'leave_it' || way === 'write_state') return true
  const detail = affected(trouble)
  await recordRepair(shop, { kind: trouble.kind, subject, detail, askedBy: actor }, now)
  return true
}

async function act(mending: Mending, trouble: Trouble, way: Mend): Promise<void> {
  const { shop, shopRow, actor, now } = mending
  const { subject, memberId, kind } = trouble
  const decide = (verdict: 'issued' | 'refused') =>
    lookUpDoubt(mending, { redemptionId: subject, verdict, now })
  switch (way) {
    case 'fetch_order':
      // What was missed is closed by the comparison, once the order is up to date.
      if (kind === 'order_missed') await askComparison(shop)
      return requestFetches(shop, [subject], now)
    case 'retry_news':
      return void (await retryDeliveries(shop, subject))
    case 'compare':
      await askComparison(shop)
      return dropDelivery(shop, subject)
    case 'look_up':
    case 'was_not_given':
      return decide('refused')
    case 'was_given':
      return decide('issued')
    case 'retry_code':
      return hurry(shop, subject, now)
    case 'write_state':
      if (memberId) await touchState(shop, memberId)
      return resolveFinding(shop, subject, { by: actor, now })
    case 'import':
      return askImport(shop, shopRow.domain, now)
    case 'give_points_back':
      await giveVoucherBack(mending, trouble)
      return resolveFinding(shop, subject, { by: actor, now })
    case 'leave_it':
      return resolveFinding(shop, subject, { by: actor, now })
    case 'acknowledge':
      return kind.endsWith('_news')
        ? dropDelivery(shop, subject)
        : resolveFinding(shop, subject, { by: actor, now })
  }
}

/** As if the member had given it back: the code is ended first. Used meanwhile, it is refused. */
async function giveVoucherBack({ shop, now }: Mending, { memberId, values }: Trouble) {
  const { redemptionId } = values
  if (memberId && redemptionId) await cancel(shop, { memberId, redemptionId, now })
}

function affected({ orderId, orderName, memberId, values }: Trouble): Record<string, string> {
  const { label } = values
  return {
    ...(orderId && { orderId }),
    ...(orderName && { orderName }),
    ...(memberId && { memberId }),
    ...(label && { label }),
  }
}
