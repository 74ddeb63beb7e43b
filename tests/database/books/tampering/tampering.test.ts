// Whatever is changed by hand in the database, also by somebody who switches triggers off and keeps
// the caches consistent, is named by the verifier: what, whose, found and expected.
import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import type { ShopTx } from '../../../../app/db.server.ts'
import type { TestShop } from '../../../setup/builders/shop.ts'
import { openTestDatabase } from '../../../setup/database.ts'

const databaseUrl = await openTestDatabase()
const { aKeptShop, findAll, tamper } = await import('./kept-shop.ts')
const { prisma } = await import('../../../../app/db.server.ts')

let shop: TestShop
let member: string
beforeAll(async () => {
  shop = await aKeptShop()
  member = await shop.memberId()
})

test('what nobody touched agrees', async () => {
  expect(await findAll(shop.db)).toEqual([])
})

type Change = (tx: ShopTx) => Promise<unknown>
const changes: Record<string, { change: Change; named: string[] }> = {
  'a balance': {
    change: (tx) => tx.sql`UPDATE balances SET available = available + 5
      WHERE shop_id = ${tx.shopId}`,
    named: ['member {member} points available: 165, not 160'],
  },
  'a balance from one account to another': {
    change: (tx) => tx.sql`UPDATE balances SET available = available + 30, outstanding = 0
      WHERE shop_id = ${tx.shopId}`,
    named: ['points available: 190, not 160', 'points outstanding: 0, not 30'],
  },
  'a balance that is taken out': {
    change: (tx) => tx.sql`DELETE FROM balances WHERE shop_id = ${tx.shopId}`,
    named: ['member {member} points available: 0, not 160'],
  },
  'a lot': {
    change: (tx) => tx.sql`UPDATE lots SET available_left = available_left + 1
      WHERE shop_id = ${tx.shopId} AND order_id = '7002'`,
    named: ['lot [0-9]+ available: 51, not 50'],
  },
  'points from one lot to another': {
    change: (tx) => tx.sql`UPDATE lots SET
        available_left = available_left + CASE order_id WHEN '7002' THEN 7 ELSE -7 END
      WHERE shop_id = ${tx.shopId} AND order_id IN ('7001', '7002')`,
    named: ['lot [0-9]+ available: 57, not 50', 'lot [0-9]+ available: [0-9]+, not'],
  },
  'a lot that is taken out': {
    change: (tx) => tx.sql`DELETE FROM lots WHERE shop_id = ${tx.shopId} AND order_id = '7002'`,
    named: ['lot [0-9]+ available: 0, not 50'],
  },
  'a transfer': {
    change: (tx) => tx.sql`UPDATE transfers SET amount = amount + 3
      WHERE shop_id = ${tx.shopId} AND order_id = '7002'`,
    named: [
      'order 7002 member {member} spend points: 53, not 50',
      'transfer [0-9]+ of member {member} issued → available 53 order/7002/spend/1: another, not as page 1',
    ],
  },
  'a transfer with its balance and its lot': {
    change: async (tx) => {
      await tx.sql`UPDATE transfers SET amount = amount + 3
        WHERE shop_id = ${tx.shopId} AND order_id = '7002'`
      await richer(tx, 3)
    },
    named: ['order 7002 member {member} spend points: 53, not 50'],
  },
  "a transfer with its balance, its lot and the order's worth": {
    change: async (tx) => {
      await tx.sql`UPDATE transfers SET amount = amount + 3
        WHERE shop_id = ${tx.shopId} AND order_id = '7002'`
      await richer(tx, 3)
      await worthier(tx, 53)
    },
    named: [
      'order 7002 of member {member}: 53, not 50',
      'month 2026-05 issued → available: 220, not 223',
      'transfer [0-9]+ of member {member} issued → available 53 .*: another, not as page 1',
    ],
  },
  'an adjustment with its balance and its lot': {
    change: async (tx) => {
      await tx.sql`UPDATE transfers SET amount = 400
        WHERE shop_id = ${tx.shopId} AND "from" = 'adjusted'`
      await tx.sql`UPDATE lots SET available_left = available_left + 360
        WHERE shop_id = ${tx.shopId} AND key = 'adjustment/a-1'`
      await tx.sql`UPDATE balances SET available = available + 360 WHERE shop_id = ${tx.shopId}`
    },
    named: ['adjustment/a-1: 400, not 40', 'adjusted → available 400 .*: another, not as page 1'],
  },
  'what an adjustment says': {
    change: (tx) => tx.sql`UPDATE facts SET data = jsonb_set(data, '{points}', '4')
      WHERE shop_id = ${tx.shopId} AND key = 'adjustment/a-1'`,
    named: ['adjustment/a-1: 40, not 4'],
  },
  'the reason of a transfer': {
    change: (tx) => tx.sql`UPDATE transfers SET because = '{"kind": "matured"}'
      WHERE shop_id = ${tx.shopId} AND order_id = '7001'`,
    named: ['transfer [0-9]+ of member {member} .* order/7001/.*: another, not as page 1'],
  },
  'whose a transfer is': {
    change: (tx) => tx.sql`UPDATE transfers SET member_id = gen_random_uuid()
      WHERE shop_id = ${tx.shopId} AND order_id = '7002'`,
    named: ['member {member} points available: 160, not 110', 'order/7002/.*: another'],
  },
  'a transfer that is taken out, of an order that came to nothing': {
    change: async (tx) => {
      await tx.sql`DELETE FROM transfers WHERE shop_id = ${tx.shopId} AND order_id = '7003'`
      await tx.sql`DELETE FROM lots WHERE shop_id = ${tx.shopId} AND order_id = '7003'`
      await tx.sql`DELETE FROM orders WHERE shop_id = ${tx.shopId} AND id = '7003'`
    },
    named: ['transfer [0-9]+: gone, not as page 1'],
  },
  'a transfer that is slipped in among those that were signed': {
    change: (
      tx,
    ) => tx.sql`INSERT INTO transfers (shop_id, id, member_id, asset, "from", "to", amount,
        reference, occurred_at, recorded_at, because)
      SELECT shop_id, 0, member_id, asset, 'issued', 'waived', 9, 'slipped', occurred_at,
        recorded_at, because FROM transfers WHERE shop_id = ${tx.shopId} LIMIT 1`,
    named: ['transfer 0 of member {member} issued → waived 9 slipped: there, not on no page'],
  },
  'when a transfer was recorded': {
    change: (tx) => tx.sql`UPDATE transfers SET recorded_at = recorded_at - interval '40 days'
      WHERE shop_id = ${tx.shopId} AND "to" = 'held'`,
    named: ['available → held 30 .*: another, not as page 1'],
  },
  'what an order is worth': {
    change: (tx) => worthier(tx, 5000),
    named: [
      'order 7002 member {member} spend points: 50, not 5000',
      'order 7002 of member {member}: 5000, not 50',
    ],
  },
  'what an order cost': {
    change: (tx) => tx.sql`UPDATE orders SET snapshot =
        jsonb_set(snapshot, '{lines,0,amountMinor}', '900000')
      WHERE shop_id = ${tx.shopId} AND id = '7002'`,
    named: ['order 7002 of member {member}: 50, not 9000'],
  },
  'an order that is taken out': {
    change: (tx) => tx.sql`DELETE FROM orders WHERE shop_id = ${tx.shopId} AND id = '7001'`,
    named: ['order 7001 member {member} spend points: 100, not 0'],
  },
  'what a redemption cost': {
    change: (tx) => tx.sql`UPDATE redemptions SET points = 3 WHERE shop_id = ${tx.shopId}`,
    named: ['redemption .* outstanding: 30, not 3', 'redemption .*: 3, not 30'],
  },
  'the state of a redemption': {
    change: (tx) => tx.sql`UPDATE redemptions SET status = 'returned' WHERE shop_id = ${tx.shopId}`,
    named: ['redemption .* outstanding: 30, not 0'],
  },
  'a redemption that is taken out': {
    change: (tx) => tx.sql`DELETE FROM redemptions WHERE shop_id = ${tx.shopId}`,
    named: ['redemption .* outstanding: 30, not 0'],
  },
  'the sums of a month': {
    change: (tx) => tx.sql`UPDATE accounting_months SET moves = jsonb_set(moves, '{0,points}', '7')
      WHERE shop_id = ${tx.shopId} AND month = '2026-05'`,
    named: ['month 2026-05 .* → .*: 7, not [0-9]+'],
  },
  'what a closed month said in money': {
    change: (tx) => tx.sql`UPDATE accounting_months
      SET figures = jsonb_set(figures, '{money,closing}', '1')
      WHERE shop_id = ${tx.shopId} AND month = '2026-05'`,
    named: ['month 2026-05 money: .*"closing":1[,}].*, not '],
  },
  'what a point was said to be worth': {
    change: (tx) => tx.sql`UPDATE point_values SET value_minor = 5 WHERE shop_id = ${tx.shopId}`,
    named: ['month 2026-05 value: {.*500.*}, not {.*5}'],
  },
  'a program that was in force': {
    change: (tx) => tx.sql`UPDATE program_versions
      SET settings = jsonb_set(settings, '{rules,0,points}', '2') WHERE shop_id = ${tx.shopId}`,
    named: ['order 7001 of member {member}: 100, not 200'],
  },
  'a page with the transfer it signed': {
    change: async (tx) => {
      await tx.sql`UPDATE transfers SET because = '{"kind": "matured"}'
        WHERE shop_id = ${tx.shopId} AND order_id = '7001'`
      await tx.sql`UPDATE book_pages SET prints = ARRAY(SELECT transfer_print(t) FROM transfers t
          WHERE t.shop_id = ${tx.shopId} AND t.id <= until_id ORDER BY t.id)
        WHERE shop_id = ${tx.shopId}`
    },
    named: ['page 1: not ours, not signed'],
  },
  'a page that is taken out': {
    change: (tx) => tx.sql`UPDATE book_pages SET number = 2 WHERE shop_id = ${tx.shopId}`,
    named: ['page 1: gone, not there', 'page 2: not ours'],
  },
}

function richer(tx: ShopTx, points: number): Promise<unknown> {
  return tx.sql`WITH lot AS (
      UPDATE lots SET available_left = available_left + ${points}
      WHERE shop_id = ${tx.shopId} AND order_id = '7002')
    UPDATE balances SET available = available + ${points} WHERE shop_id = ${tx.shopId}`
}

function worthier(tx: ShopTx, points: number): Promise<unknown> {
  return tx.sql`UPDATE orders
    SET evaluation = jsonb_set(evaluation, '{effects,0,quantity}', to_jsonb(${points}::int))
    WHERE shop_id = ${tx.shopId} AND id = '7002'`
}

test.each(Object.entries(changes))('changed by hand is named: %s', async (_, one) => {
  const found = await tamper(shop, one.change)
  for (const name of one.named) {
    const pattern = new RegExp(name.replaceAll('{member}', member))
    expect(
      found.filter((line) => pattern.test(line)),
      `${name}\n${found.join('\n')}`,
    ).not.toEqual([])
  }
  expect(await findAll(shop.db)).toEqual([])
})

test('the command names shop, member and figures, and fails', async () => {
  const verify = () =>
    spawnSync(process.execPath, ['scripts/books-verify.ts'], {
      env: { NODE_ENV: 'test', PATH: process.env.PATH, DATABASE_URL: databaseUrl },
      encoding: 'utf8',
    })
  expect(verify()).toMatchObject({ status: 0, stderr: '' })
  await prisma().$executeRaw`UPDATE balances SET available = available + 1
    WHERE shop_id = ${shop.shopId}`
  const { status, stderr } = verify()
  await prisma().$executeRaw`UPDATE balances SET available = available - 1
    WHERE shop_id = ${shop.shopId}`
  expect(stderr).toContain(
    `${shop.domain}: a balance is the sum of its transfers: ` +
      `member ${member} points available is 161, should be 160`,
  )
  expect(status).toBe(1)
})
