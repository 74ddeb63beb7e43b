// What `/me` answers under every template, and under a program that has everything: each answer is
// held to docs/storefront-api.yaml, so that what a part adds cannot be left out there.
import { beforeAll, expect, test } from 'vitest'
import { handyMinor } from '../../../app/loyalty/kernel/money.ts'
import { noPlan } from '../../../app/loyalty/plans/plan-settings.ts'
import { defaultSettings } from '../../../app/loyalty/program/default-settings.ts'
import { templateNames, withTemplate } from '../../../app/loyalty/program/templates/catalogue.ts'
import { runClub } from '../../../app/loyalty/program/templates/run-club.ts'
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { ask } from './storefront.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')

const customerId = '9001'
const unitMinor = handyMinor('USD')
const fern = { id: '501', title: 'Fern' }
const membership = [{ id: '900', title: 'Membership' }]
const plan = { ...noPlan, isOn: true, name: 'Book club', yearly: membership, url: '/pages/club' }

const insiders = withTemplate(defaultSettings('USD'), 'insiders', 'USD')
const everyPart = {
  ...insiders,
  ...runClub.settingsFor(unitMinor),
  rules: [
    { ...freshRule('spend', 'spend', unitMinor) },
    {
      ...freshRule('stamp', 'card', unitMinor),
      isOn: true,
      scope: { ...everything, products: [fern] },
    },
    { ...freshRule('birthday', 'birthday', unitMinor) },
    { ...freshRule('winback', 'winback', unitMinor) },
    { ...freshRule('referral', 'referral', unitMinor) },
    { ...freshRule('newsletter', 'newsletter', unitMinor) },
    { ...freshRule('visits', 'visits', unitMinor) },
  ],
  rewards: [
    ...runClub.settingsFor(unitMinor).rewards,
    {
      ...freshReward('free_product', 'cup', unitMinor),
      card: 'card',
      variant: { ...fern, productId: '501' },
    },
    {
      ...freshReward('manual', 'gift', unitMinor),
      audience: {
        who: 'tiers',
        tiers: [{ id: 'insider-prime', title: 'Insider Prime' }],
        segment: '',
      },
    },
  ],
  pendingDays: 0,
  plan,
} as never

async function me(shop: TestShop, who: string | null, locale = 'en') {
  const { body } = await ask({
    path: '/me',
    domain: shop.domain,
    customerId: who,
    query: { locale },
  })
  return body
}

async function withOrders(shop: TestShop) {
  const now = new Date()
  const order = (orderId: string, productId: string) =>
    anOrder({
      orderId,
      customerId,
      processedAt: new Date(now.getTime() - 3_600_000).toISOString(),
      lines: [aLine(40_000, { id: productId, productId })],
    })
  await shop.db.transaction((tx) =>
    settleOrders(tx, { snapshots: [order('7001', '501'), order('7002', '900')], now }),
  )
}

test.each(templateNames)('%s is answered as it is described', async (name) => {
  const shop = await aShop(withTemplate(defaultSettings('USD'), name, 'USD') as never)
  await withOrders(shop)
  expect((await me(shop, null)).member).toBeNull()
  expect((await me(shop, customerId, 'he')).member.language).toBe('he')
})

let shop: TestShop
beforeAll(async () => {
  shop = await aShop(everyPart)
  await withOrders(shop)
})

test('so is a program that has every part', async () => {
  const { program, member } = await me(shop, customerId)
  for (const part of [
    'cards',
    'tiers',
    'plan',
    'challenges',
    'levels',
    'deeds',
    'friends',
  ] as const)
    expect([part, program[part]]).toEqual([part, expect.anything()])
  for (const part of [
    'cards',
    'tier',
    'plan',
    'challenges',
    'deeds',
    'birthday',
    'barred',
  ] as const)
    expect([part, member[part]]).toEqual([part, expect.anything()])
  expect(member.challenges.badges.length).toBeGreaterThan(0)
})

test('and nobody is told of it who is not signed in', async () => {
  expect((await me(shop, null)).member).toBeNull()
})
