// What a shopper asks for: their state, as the app proxy forwards it; and a reward, from the
// click to the note that its voucher was made. Shopify itself is not asked: its time is not ours.
import { createHmac, randomUUID } from 'node:crypto'
import { domain, type Fixture, firstCustomer } from './fixture.ts'

export async function askForState(_fixture: Fixture, member: number): Promise<void> {
  const { loader } = await import('../../app/routes/proxy.me.ts')
  // The secret that this process has read, whichever database is named since.
  const { env } = await import('../../app/env.server.ts')
  const query = signedQuery(member, env().SHOPIFY_API_SECRET)
  const request = new Request(`http://127.0.0.1/proxy/me?${query}`)
  const answer = await loader({ request, params: {}, context: {} } as never)
  if (answer.status !== 200) throw new Error(`me answered ${answer.status}`)
  const { member: told } = (await answer.json()) as { member: { points: { available: number } } }
  if (!told.points.available) throw new Error('me told of no points')
}

function signedQuery(member: number, secret: string): URLSearchParams {
  const given: Record<string, string> = {
    logged_in_customer_id: String(firstCustomer + member),
    path_prefix: '/apps/loyalty',
    shop: domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
  }
  const message = Object.keys(given)
    .sort()
    .map((name) => `${name}=${given[name]}`)
    .join('')
  const signature = createHmac('sha256', secret).update(message).digest('hex')
  return new URLSearchParams({ ...given, signature })
}

export async function askForReward({ shopId }: Fixture, member: number): Promise<void> {
  const { forShop } = await import('../../app/db.server.ts')
  const { findMemberId } = await import('../../app/loyalty/members/find-member-id.server.ts')
  const { redeem } = await import('../../app/loyalty/rewards/redeem.server.ts')
  const { recordIssued } = await import('../../app/loyalty/rewards/issue/record-issue.server.ts')
  const shop = forShop(shopId)
  const memberId = await findMemberId(shop, String(firstCustomer + member))
  if (!memberId) throw new Error(`there is no member ${member}`)
  const now = new Date()
  const wish = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now }
  const redeemed = await redeem(shop, wish)
  if (!redeemed.ok) throw new Error(redeemed.refusal.code)
  const { id: redemptionId } = redeemed.value
  await recordIssued(shop, { redemptionId, voucherId: `bench/${redemptionId}`, now })
}
