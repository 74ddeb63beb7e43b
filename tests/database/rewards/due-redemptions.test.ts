import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { after, givenMember, givenShop, jobsOf, start } from './given.ts'

await openTestDatabase()
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { recordIssued } = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')
const { sweepVouchers } = await import('../../../app/jobs/sweep-vouchers.ts')
const { prisma } = await import('../../../app/db.server.ts')

let shop: Awaited<ReturnType<typeof givenShop>>
beforeEach(async () => {
  await prisma().shop.updateMany({ data: { uninstalledAt: start } })
  shop = await givenShop()
})

async function redeemed(): Promise<string> {
  const memberId = await givenMember(shop, { points: 100 })
  const request = { memberId, rewardId: 'amount-off', requestId: randomUUID(), now: start }
  const answer = await redeem(shop, request)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

const clearJobs = () => prisma().$executeRaw`DELETE FROM graphile_worker._private_jobs`

test('an issue whose job was lost is started again after a while, once per while', async () => {
  await redeemed()
  await clearJobs()
  expect(await sweepVouchers({ now: after({ minutes: 14 }) })).toBe(0)
  expect(await sweepVouchers({ now: after({ minutes: 15 }) })).toBe(1)
  expect(await sweepVouchers({ now: after({ minutes: 15 }) })).toBe(0)
  expect(await jobsOf(shop)).toEqual(['issue_voucher'])
})

test('an issued code is left alone until its end, then its expiry is started', async () => {
  const redemptionId = await redeemed()
  await recordIssued(shop, { redemptionId, voucherId: 'gid://x/1', now: start })
  await clearJobs()
  expect(await sweepVouchers({ now: after({ days: 90, minutes: -1 }) })).toBe(0)
  expect(await sweepVouchers({ now: after({ days: 90 }) })).toBe(1)
  expect(await jobsOf(shop)).toEqual(['expire_voucher'])
})

test('a shop that left is not worked for', async () => {
  await redeemed()
  await clearJobs()
  await prisma().shop.update({ where: { id: shop.shopId }, data: { uninstalledAt: start } })
  expect(await sweepVouchers({ now: after({ days: 1 }) })).toBe(0)
})
