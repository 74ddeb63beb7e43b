// Gift cards and store credit are for good: whatever goes wrong on the way, and however often it is
// tried, a member has the money or the points, and never both or neither.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshReward, type Reward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { givenMember, holdingsOf, publish, settings } from '../../database/rewards/given.ts'
import { domain, type Fault, openStand } from '../rewards/stand.ts'

const { control, shop, fail, newCustomer } = await openStand()
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { issueVoucher } = await import('../../../app/jobs/tasks/vouchers/issue-voucher.ts')
const { adminFor } = await import('../../../app/shopify/admin/admin-for.server.ts')
const { listStoreCredits } = await import(
  '../../../app/shopify/admin/vouchers/list-store-credits.ts'
)
const { refreshCapabilities } = await import('../../../app/shopify/refresh-capabilities.server.ts')

const rewards = [
  { ...freshReward('gift_card', 'card', 100), points: 100 },
  { ...freshReward('store_credit', 'credit', 100), points: 100 },
] as Reward[]
await publish(shop, {
  number: 2,
  settings: { ...settings, rewards },
  effectiveFrom: new Date(Date.now() - 86_400_000),
})
await control.post(`/shops/${domain}/scopes`, {
  grant: [
    'write_gift_cards',
    'read_store_credit_accounts',
    'write_store_credit_account_transactions',
  ],
})
const admin = await adminFor(domain)
await refreshCapabilities(shop.shopId, admin)

const operations = ['giftCardCreate', 'giftCards', 'storeCreditAccountCredit', 'customer']
const kinds: Fault[] = ['lost_before', 'lost_after', 'throttled', 'http_500', 'user_error']
const story = fc.record({
  wishes: fc.array(fc.constantFrom('card', 'credit'), { minLength: 1, maxLength: 3 }),
  faults: fc.array(
    fc.record({
      operation: fc.constantFrom(...operations),
      kind: fc.constantFrom(...kinds),
      times: fc.constantFrom(1, 1, 2, 4),
    }),
    { maxLength: 4 },
  ),
  /** Seconds that pass before each try, and how many workers are at it. */
  tries: fc.array(
    fc.record({ seconds: fc.constantFrom(0, 1, 61, 130), workers: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 4 },
  ),
})
type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never

const clearFaults = () => fetch(`${control.address}/faults`, { method: 'DELETE' })

async function differencesAfter({ wishes, faults, tries }: Story): Promise<string[]> {
  const customerId = await newCustomer()
  const memberId = await givenMember(shop, { customerId, points: 1000 })
  let now = Date.now()
  const asked: string[] = []
  for (const rewardId of wishes) {
    const wish = { memberId, rewardId, requestId: randomUUID(), now: new Date(now) }
    const answers = await Promise.all([redeem(shop, wish), redeem(shop, wish)])
    const ids = answers.flatMap((one) => (one.ok ? [one.value.id] : []))
    if (new Set(ids).size !== 1) return [`a double click made ${ids}`]
    asked.push(ids[0] ?? '')
  }
  for (const { operation, kind, times } of faults) await fail(operation, kind, times)
  const issueAll = () =>
    Promise.allSettled(
      asked.map((redemptionId) =>
        issueVoucher({ shopId: shop.shopId, redemptionId }, { now: new Date(now) }),
      ),
    )
  for (const { seconds, workers } of tries) {
    now += seconds * 1000
    await Promise.all(Array.from({ length: workers }, issueAll))
  }
  await clearFaults()
  // Each of them has its turn once those before it are done.
  for (let pass = 0; pass < 4; pass += 1) {
    now += 180_000
    await issueAll()
  }
  return compare(asked, { memberId, customerId })
}

async function compare(
  asked: string[],
  { memberId, customerId }: { memberId: string; customerId: string },
): Promise<string[]> {
  const rows = await shop.db.redemption.findMany({
    where: { shopId: shop.shopId, id: { in: asked } },
  })
  const { giftCards } = await admin.graphql<any>(
    'query Cards { giftCards(first: 250, reverse: true) { nodes { note } } }',
  )
  const cardsOf = (id: string) =>
    giftCards.nodes.filter(({ note }: { note: string }) => note.endsWith(id)).length
  const differences: string[] = []
  for (const { id, rewardId, status } of rows) {
    const cards = cardsOf(id)
    const isRight =
      status === 'used'
        ? cards === (rewardId === 'card' ? 1 : 0)
        : cards === 0 && status !== 'issuing'
    if (!isRight) differences.push(`${rewardId} is ${status} with ${cards} cards`)
  }
  const count = (is: string, of?: string) =>
    rows.filter(({ status, rewardId }) => status === is && (!of || rewardId === of)).length
  const credits = (await listStoreCredits(admin, { customerId, currency: 'USD' })).length
  const [sure, open] = [count('used', 'credit'), count('in_doubt', 'credit')]
  if (credits < sure || credits > sure + open) {
    differences.push(`${credits} credits where ${sure} are used and ${open} in doubt`)
  }
  const { available, held } = await holdingsOf(shop, memberId)
  const [left, waiting] = [1000 - 100 * (rows.length - count('refused')), 100 * count('in_doubt')]
  if (available !== left || held !== waiting) {
    differences.push(`${available} and ${held} held, not ${left} and ${waiting}`)
  }
  return differences
}

test('whatever goes wrong, the money or the points are there, and once', async () => {
  const runs = await fc.check(
    fc.asyncProperty(story, async (told) => {
      const differences = await differencesAfter(told)
      if (differences.length > 0) throw new Error(differences.join('\n'))
    }),
    { seed: 20_261_122, numRuns: 40, unbiased: true, interruptAfterTimeLimit: 20_000 },
  )
  console.log(`${runs.numRuns} stories`)
  expect(runs.failed ? `${fc.stringify(runs.counterexample)}\n${runs.errorInstance}` : '').toBe('')
  expect(await verifyBooks(shop)).toEqual([])
})
