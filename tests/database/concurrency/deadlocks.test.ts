// The ground under every act: who is chosen to end a deadlock, or is too late for a snapshot, does
// all of it again. Members are locked in sorted order, so here the order is broken on purpose.
import { expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { testPatienceMs } from '../../setup/patience.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
type ShopTx = import('../../../app/db.server.ts').ShopTx
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { lockMembers } = await import('../../../app/loyalty/ledger/lock-members.server.ts')
const { joinProgram } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')

type Raw = { $executeRawUnsafe(text: string): Promise<number> }
/** `CROWD_ACTS=200` plays more, as it does in the crowd. */
const rounds = Number(process.env.CROWD_ACTS ?? 12)

async function deadlocks(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()`
  return row?.count ?? 0
}

const bothDone = ['fulfilled', 'fulfilled']
const endOf = async (both: Promise<unknown>[]) =>
  (await Promise.allSettled(both)).map(({ status }) => status)

/** Everything in it is seen as it was at its beginning. */
async function repeatable({ db }: ShopTx): Promise<void> {
  const unbound = db as unknown as Raw
  await unbound.$executeRawUnsafe('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
}

/** Once both are there, nobody waits here any more. */
function aMeeting() {
  const bothAreHere = Promise.withResolvers<void>()
  let here = 0
  return () => {
    here += 1
    if (here === 2) bothAreHere.resolve()
    return bothAreHere.promise
  }
}

test('of two who wait for one another, one begins anew, and each is booked once', async () => {
  const shop = await aShop()
  await shop.settle(anOrder({ orderId: '1' }), anOrder({ orderId: '2', customerId: '9002' }))
  const members = [await shop.memberId('9001'), await shop.memberId('9002')] as const
  const before = await deadlocks()
  const meet = aMeeting()
  let attempts = 0
  const give = (memberId: string, then: string, adjustmentId: string) =>
    shop.db.transaction(async (tx) => {
      attempts += 1
      const given = { memberId, points: 5, adjustmentId, note: '', actor: 'staff/1', now }
      await adjust(tx, given)
      await meet()
      await lockMembers(tx, [then])
    })
  const giving = [give(members[0], members[1], 'a'), give(members[1], members[0], 'b')]
  expect(await endOf(giving)).toEqual(bothDone)
  expect(attempts).toBe(3)
  // The server tells of it a moment later.
  await expect.poll(deadlocks).toBe(before + 1)
  expect(await shop.balance('9001')).toEqual({ available: 105 })
  expect(await shop.balance('9002')).toEqual({ available: 105 })
  await shop.expectBooksToAgree()
})

test('who decided by a snapshot that has passed begins anew', async () => {
  const shop = await aShop()
  await shop.settle(anOrder({ orderId: '1' }))
  const memberId = await shop.memberId('9001')
  const meet = aMeeting()
  let attempts = 0
  const raise = (tx: ShopTx) => tx.sql`UPDATE balances SET available = available + 0
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING available`
  const decide = () =>
    shop.db.transaction(async (tx) => {
      attempts += 1
      await repeatable(tx)
      await tx.sql`SELECT available FROM balances WHERE shop_id = ${tx.shopId}`
      await meet()
      await raise(tx)
    })
  expect(await endOf([decide(), decide()])).toEqual(bothDone)
  expect(attempts).toBe(3)
  await shop.expectBooksToAgree()
})

// Before whatever may end a deadlock: the server counts them a moment later.
test('forgetting waits for the news of orders, and never stands in its way', {
  timeout: testPatienceMs + rounds * 2000,
}, async () => {
  const shop = await aShop()
  const before = await deadlocks()
  for (let round = 0; round < rounds; round += 1) {
    const customerId = `${7000 + round}`
    const orders = ['a', 'b', 'c'].map((name) => {
      return anOrder({ orderId: `${customerId}${name}`, customerId })
    })
    await shop.settle(...orders)
    const news = orders.map((one) => later(one, { lines: [aLine(12_000)] }))
    const forget = { customerId, orderIds: [], now }
    const acts = [
      () => shop.db.transaction((tx) => forgetMember(tx, forget)),
      ...news.map((one) => () => shop.settle(one)),
    ]
    await Promise.all([...acts.slice(round % 4), ...acts.slice(0, round % 4)].map((act) => act()))
  }
  const rows = await shop.db.db.order.findMany({ where: { shopId: shop.shopId } })
  expect(rows).toHaveLength(3 * rounds)
  for (const { snapshot } of rows) expect(snapshot).toMatchObject({ customerId: null })
  expect(await deadlocks()).toBe(before)
  await shop.expectBooksToAgree()
})

test('joining, merging and the news of an order get past one another, whoever is first', {
  timeout: testPatienceMs + rounds * 2000,
}, async () => {
  const shop = await aShop({ membership: 'joined' })
  for (let round = 0; round < rounds; round += 1) {
    const [old, kept] = [`${8000 + 2 * round}`, `${8001 + 2 * round}`]
    const orders = [old, kept].map((customerId) => anOrder({ orderId: customerId, customerId }))
    await shop.settle(...orders)
    const members = [await shop.memberId(old), await shop.memberId(kept)]
    const join = (memberId = '') =>
      joinProgram(shop.db, { memberId, termsVersion: null, now: new Date(now.getTime() + 1000) })
    const merge = { deletedId: old, keptId: kept, at: now, now }
    const acts = [
      () => join(members[0]),
      () => join(members[1]),
      () => shop.db.transaction((tx) => mergeCustomers(tx, merge)),
      () => shop.settle(...orders.map((one) => ({ ...one, updatedAt: now.toISOString() }))),
    ]
    // Each of them is the first one in turn.
    await Promise.all([...acts.slice(round % 4), ...acts.slice(0, round % 4)].map((act) => act()))
    const rows = await shop.db.db.order.findMany({
      where: { shopId: shop.shopId, id: { in: [old, kept] } },
    })
    expect(new Set(rows.map(({ memberId }) => memberId))).toEqual(new Set([members[1]]))
  }
  await shop.expectBooksToAgree()
})
