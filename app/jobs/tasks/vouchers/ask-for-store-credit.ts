// Store credit: the call has no key, and made twice it credits twice. One call at a time for a
// member, what was there before is noted, and after a lost answer the one newer credit of that
// amount is taken for ours. Where there is none, or more than one, a person decides.
import type { VoucherTerms } from '../../../loyalty/kernel/voucher.ts'
import { matchingCredits } from '../../../loyalty/rewards/issue/adopt-credit.ts'
import {
  noteBefore,
  takeTurn,
  turnOf,
  withoutRedemption,
  yieldTurn,
} from '../../../loyalty/rewards/issue/claim-ask.server.ts'
import { ShopifyFault } from '../../../shopify/admin/client.ts'
import { creditStoreAccount } from '../../../shopify/admin/vouchers/credit-store-account.ts'
import { listStoreCredits } from '../../../shopify/admin/vouchers/list-store-credits.ts'
import { afterDoubt } from './after-doubt.ts'
import type { Asking, Issue } from './asking.ts'

type Terms = Extract<VoucherTerms, { by: 'store_credit' }>

/** @throws ShopifyFault where it is another's turn, or the answer may still come: tried again. */
export async function askForStoreCredit(asking: Asking, terms: Terms): Promise<Issue> {
  const { redemption, shop, now } = asking
  const { id: redemptionId } = redemption
  const turn = turnOf(redemption, now)
  if (turn === 'asked_before') return adopt(asking, terms, redemption.askedAfter ?? '')
  if (turn === 'wait' || !(await takeTurn(shop, { redemptionId, now }))) throw otherTurn()
  const after = await newestBefore(asking)
  if (!(await noteBefore(shop, { redemptionId, takenAt: now, after }))) throw otherTurn()
  return credit(asking, terms, after)
}

async function newestBefore(asking: Asking): Promise<string> {
  try {
    return (await seen(asking))[0]?.transactionId ?? ''
  } catch (fault) {
    await yieldTurn(asking.shop, asking.redemption.id)
    throw fault
  }
}

async function credit(asking: Asking, terms: Terms, after: string): Promise<Issue> {
  const answer = await afterDoubt(callOnce(asking, terms))
  if (answer.outcome === 'created') return { outcome: 'issued', voucherId: answer.voucherId }
  if (answer.outcome === 'refused') return answer
  const [ours, ...others] = await candidates(asking, terms, after)
  if (ours && others.length === 0) return { outcome: 'issued', voucherId: ours }
  throw answer.fault
}

/** A fault that leaves no doubt says that nothing was credited: it may be asked for anew. */
async function callOnce({ admin, shop, redemption }: Asking, { amountMinor }: Terms) {
  const { customerId, reward, expiresAt } = redemption
  const call = { customerId, amountMinor, currency: reward.currency, endsAt: expiresAt }
  try {
    return await creditStoreAccount(admin, call)
  } catch (fault) {
    if (fault instanceof ShopifyFault && !fault.isDoubtful) await yieldTurn(shop, redemption.id)
    throw fault
  }
}

async function adopt(asking: Asking, terms: Terms, after: string): Promise<Issue> {
  const [ours, ...others] = await candidates(asking, terms, after)
  if (ours && others.length === 0) return { outcome: 'issued', voucherId: ours }
  return { outcome: 'in_doubt', problem: ours ? 'credit_ambiguous' : 'credit_not_found' }
}

async function candidates(asking: Asking, { amountMinor }: Terms, after: string) {
  return withoutRedemption(asking.shop, matchingCredits(await seen(asking), { after, amountMinor }))
}

const seen = ({ admin, redemption: { customerId, reward } }: Asking) =>
  listStoreCredits(admin, { customerId, currency: reward.currency })

const otherTurn = () =>
  new ShopifyFault('another credit to this member is not finished', { isDoubtful: false })
