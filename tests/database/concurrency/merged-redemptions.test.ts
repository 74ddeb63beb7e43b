// A redemption is concluded twice at once, while the member whose it was is merged into another.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { givenMember, givenShop, start } from '../rewards/given.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { release } = await import('../../../app/loyalty/ledger/release.server.ts')
const { verifyBooks } = await import('../../../app/loyalty/ledger/verify.server.ts')
const { findRedemption } = await import('../../../app/loyalty/rewards/find-redemption.server.ts')
const { recordIssued } = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')
const { lockMember } = await import('../../../app/loyalty/rewards/lock-member.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { rewardCause } = await import('../../../app/loyalty/rewards/reward-cause.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

async function countWaiting(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}

test('whoever finds it merged waits for its new member, and sees what became of it', async () => {
  const shop = await givenShop()
  const old = await givenMember(shop, { points: 250, customerId: '9001' })
  const kept = await givenMember(shop, { points: 10, customerId: '9002' })
  const request = { memberId: old, rewardId: 'amount-off', requestId: randomUUID(), now: start }
  const redeemed = await redeem(shop, request)
  if (!redeemed.ok) throw new Error(redeemed.refusal.code)
  const redemptionId = redeemed.value.id
  const [isMerged, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const merging = shop.transaction(async (tx) => {
    await mergeCustomers(tx, { deletedId: '9001', keptId: '9002', at: start, now: start })
    isMerged.resolve()
    await mayCommit.promise
  })
  await isMerged.promise
  const mayGoOn = Promise.withResolvers<void>()
  const refusing = shop.transaction(async (tx) => {
    await lockMember(tx, kept)
    await mayGoOn.promise
    const found = await findRedemption(tx, redemptionId)
    if (!found) throw new Error('the redemption is gone')
    const because = { kind: 'released', ...rewardCause(found.reward) } as const
    await release(tx, { redemptionId, because, graceDays: 0, now: start })
    const where = { shopId_id: { shopId: tx.shopId, id: redemptionId } }
    await tx.db.redemption.update({ where, data: { status: 'refused', dueAt: null } })
  })
  // Read while it was still the old one's.
  const issuing = recordIssued(shop, { redemptionId, voucherId: 'voucher/1', now: start })
  await expect.poll(countWaiting).toBe(2)
  mayCommit.resolve()
  await merging
  await expect.poll(countWaiting).toBe(1)
  mayGoOn.resolve()
  await refusing
  expect(await issuing).toBe(false)
  expect(await verifyBooks(shop)).toEqual([])
})
