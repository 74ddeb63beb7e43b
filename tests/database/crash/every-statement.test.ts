// Whatever is done to the books may end before any of its statements, and after its commit before
// anybody heard of it. Done once more, it has been done once: the books are what they would be.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { anOrderPayload } from '../../setup/builders/order-payload.ts'
import { someSettings } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { openStandIn } from '../door/shopify-stand-in.ts'
import { asFile, bulkLines } from '../imports/bulk-file.ts'
import { breakOff } from './break-off.ts'

const shopify = await openStandIn()
const looking = new pg.Pool({ connectionString: await openTestDatabase(), max: 1 })
afterAll(() => looking.end())
const { freshReward } = await import('../../../app/loyalty/reward-kinds/catalogue.ts')
const { settleShop } = await import('../../../app/jobs/deliveries/settle-batch.ts')
const { importOrders } = await import('../../../app/jobs/imports/import-orders.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { createListBatch } = await import(
  '../../../app/loyalty/members/batches/create-batch.server.ts'
)
const { runBatch } = await import('../../../app/loyalty/members/batches/run-batch.server.ts')
const { startBatch } = await import('../../../app/loyalty/members/batches/start-batch.server.ts')
const { readFilterMoment } = await import('../../../app/loyalty/members/filter-moment.server.ts')
const { publishDraft } = await import('../../../app/loyalty/program/publish-draft.server.ts')
const { cancel } = await import('../../../app/loyalty/rewards/cancel.server.ts')
const issue = await import('../../../app/loyalty/rewards/issue/record-issue.server.ts')
const { recordReturned } = await import('../../../app/loyalty/rewards/record-return.server.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { aShop } = await import('../../setup/builders/shop.ts')
const { storeDelivery } = await import('../../setup/builders/delivery.ts')

const now = new Date('2026-06-01T00:00:00Z')
const rewards = [{ ...freshReward('amount_off', 'few', 100), points: 20, stock: 3 } as never]
const settings = { rewards, pendingDays: 30, expiryMonths: 12 }

/** As a webhook that has been stored, with its order paid since March or later. */
async function told(shop: TestShop, given: Parameters<typeof anOrderPayload>[0], more = {}) {
  const body = JSON.stringify({ ...anOrderPayload(given), ...more })
  await storeDelivery({ shopId: shop.shopId, topic: 'orders/updated', receivedAt: now, body })
}

const work = (shop: TestShop) => settleShop({ shopId: shop.shopId, domain: '' }, now)

async function redeemed(shop: TestShop): Promise<string> {
  const memberId = await shop.memberId()
  const wish = { memberId, rewardId: 'few', requestId: 'click-1', now }
  const answer = await redeem(shop.db, wish)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}

async function issued(shop: TestShop): Promise<string> {
  const redemptionId = await redeemed(shop)
  await issue.recordIssued(shop.db, { redemptionId, voucherId: redemptionId, now })
  return redemptionId
}

type Act = () => Promise<unknown>
/** What is there beforehand, and what is then done. */
const acts: Record<string, (shop: TestShop) => Promise<Act>> = {
  'settling a new order': async (shop) => {
    await told(shop, { orderId: 7002 })
    return () => work(shop)
  },
  'settling a refund': async (shop) => {
    await told(shop, { price: '40.00', updatedAt: '2026-03-05T00:00:00Z' })
    return () => work(shop)
  },
  redeeming: async (shop) => () => redeemed(shop),
  'capturing what was held': async (shop) => {
    const redemptionId = await redeemed(shop)
    return () => issue.recordIssued(shop.db, { redemptionId, voucherId: 'gid', now })
  },
  'releasing what was held': async (shop) => {
    const redemptionId = await redeemed(shop)
    return () => issue.recordRefused(shop.db, { redemptionId, problem: 'no', now })
  },
  'asking to give a code back': async (shop) => {
    const redemptionId = await issued(shop)
    const memberId = await shop.memberId()
    return () => cancel(shop.db, { memberId, redemptionId, now })
  },
  'giving a code back': async (shop) => {
    const redemptionId = await issued(shop)
    await cancel(shop.db, { memberId: await shop.memberId(), redemptionId, now })
    return () => recordReturned(shop.db, { redemptionId, now })
  },
  'using a code': async (shop) => {
    const where = { shopId_id: { shopId: shop.shopId, id: await issued(shop) } }
    const { code } = await shop.db.db.redemption.findUniqueOrThrow({ where })
    const codes = [{ code, amount: '1.00', type: 'fixed_amount' }]
    await told(shop, { orderId: 7003 }, { discount_codes: codes })
    return () => work(shop)
  },
  'adjusting by hand': async (shop) => {
    const memberId = await shop.memberId()
    const given = { memberId, points: -7, adjustmentId: 'a', note: '', actor: 'staff/1', now }
    return () => shop.db.transaction((tx) => adjust(tx, given))
  },
  'booking a batch': async (shop) => {
    const batchId = randomUUID()
    const moment = await readFilterMoment(shop.db, now)
    const input = { batchId, points: 3, note: 'Spring' }
    const list = { actor: 'staff/1', now, input, filter: {}, moment, customerIds: null }
    await createListBatch(shop.db, list)
    await startBatch(shop.db, { batchId, now })
    return async () => {
      while ((await runBatch(shop.db, batchId, now)) > 0);
    }
  },
  'sweeping what is due': async (shop) => {
    const late = new Date('2027-06-01T00:00:00Z')
    return () =>
      shop.db.transaction(
        (tx) => tx.sql`SELECT sweep_due(p_shop_id => ${tx.shopId}::int,
          p_now => ${late}::timestamptz, p_limit => 100)`,
      )
  },
  publishing: async (shop) => {
    const { shopId } = shop
    const draft = { shopId, revision: 1, settings: someSettings({ name: 'New' }), updatedAt: now }
    await shop.db.db.programDraft.create({ data: draft })
    return async () => {
      const how = { revision: 1, publishedBy: 'staff/1', told: 'They were told.', now }
      const done = await publishDraft(shop.db, how)
      // Published, and nobody heard of it: the draft is no more.
      if (!done.ok && done.refusal.code !== 'draft_changed') throw new Error(done.refusal.code)
    }
  },
  'importing past orders': async (shop) => {
    const { shopId, db } = shop
    const days = ['2026-02-20', '2026-02-21', '2026-02-22']
    const told = days.map((day, n) => ({ number: 100 + n, day, cents: 2500, customer: 9003 + n }))
    const text = asFile(told.flatMap(bulkLines))
    shopify.reply = () => ({ text })
    const where = { shopId_subject: { shopId, subject: 'orders' } }
    await db.db.import.create({ data: { ...where.shopId_subject, askedAt: now } })
    const url = `${process.env.SHOPIFY_SIMULATOR_URL}/files/orders`
    return async () => {
      const row = await db.db.import.findUniqueOrThrow({ where })
      await importOrders(db, row, { url, now })
    }
  },
  merging: async (shop) => {
    const merge = { deletedId: '9002', keptId: '9001', at: now, now }
    return () => shop.db.transaction((tx) => mergeCustomers(tx, merge))
  },
}

/** What is to be the same, whatever happened on the way; ids and codes are anew each time. */
async function outcome({ db, shopId }: TestShop): Promise<unknown> {
  const [row] = await db.sql<{ all: unknown }>`
    SELECT jsonb_build_object(
      'balances', (SELECT jsonb_agg(to_jsonb(b) - 'member_id' ORDER BY m.customer_id)
        FROM balances b JOIN members m ON m.shop_id = b.shop_id AND m.id = b.member_id
        WHERE b.shop_id = ${shopId}),
      'moves', (SELECT jsonb_agg(DISTINCT jsonb_build_array("from", "to", amount)) FROM transfers
        WHERE shop_id = ${shopId}),
      'transfers', (SELECT count(*) FROM transfers WHERE shop_id = ${shopId}),
      'redemptions', (SELECT jsonb_agg(status) FROM redemptions WHERE shop_id = ${shopId}),
      'deliveries', (SELECT jsonb_agg(trouble) FROM deliveries WHERE shop_id = ${shopId}),
      'waiting', (SELECT count(*) FROM waiting_deliveries WHERE shop_id = ${shopId}),
      'orders', (SELECT jsonb_agg(snapshot - 'discountCodes' ORDER BY id) FROM orders
        WHERE shop_id = ${shopId}),
      'imports', (SELECT jsonb_agg(jsonb_build_array(lines_read, read, stored)) FROM imports
        WHERE shop_id = ${shopId}),
      'versions', (SELECT count(*) FROM program_versions WHERE shop_id = ${shopId})) AS all`
  return JSON.parse(JSON.stringify(row?.all).replaceAll(`"shop_id":${shopId}`, '"shop_id":0'))
}

async function aBusyShop(): Promise<TestShop> {
  const shop = await aShop(settings)
  await told(shop, { price: '90.00' })
  await told(shop, { orderId: 7005, customerId: 9002, price: '30.00' })
  await work(shop)
  await shop.sweepAt('2026-05-01T00:00:00Z')
  return shop
}

/** A connection that is found dead is another pass's, as the workers' loops have it. */
async function goOn(act: Act): Promise<void> {
  while ((await breakOff(Number.POSITIVE_INFINITY, act)).isBrokenOff);
}

/** The server has noticed who is gone, and undone what they had begun. */
async function untilNobodyIsInside(): Promise<void> {
  const { rows } = await looking.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
       AND pid <> pg_backend_pid() AND state <> 'idle'`,
  )
  if (rows.length === 0) return
  await new Promise((done) => setTimeout(done, 10))
  await untilNobodyIsInside()
}

test.each(Object.entries(acts))(
  '%s, broken off before each of its statements',
  async (_, prepare) => {
    const undisturbed = await aBusyShop()
    const { sent } = await breakOff(Number.POSITIVE_INFINITY, await prepare(undisturbed))
    const due = await outcome(undisturbed)
    expect(sent).toBeGreaterThan(2)
    let broken = 0
    for (const at of [...Array.from({ length: sent }, (_, n) => n + 1), 'commit' as const]) {
      const shop = await aBusyShop()
      const act = await prepare(shop)
      const { isBrokenOff } = await breakOff(at, act)
      if (isBrokenOff) broken += 1
      await untilNobodyIsInside()
      await goOn(act)
      expect(await outcome(shop), `broken off at ${at}`).toEqual(due)
      await shop.expectBooksToAgree()
    }
    // A statement more or less: a plan that is known is not asked for twice.
    expect(broken).toBeGreaterThanOrEqual(sent - 2)
  },
)
