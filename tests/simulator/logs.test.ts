// A whole story, with everything going wrong that can, at the most talkative level: the logs tell
// what happened, and nobody's name.
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestStack } from '../setup/stack.ts'
import { claimsOf, openHouse, sendUnreadable, signToken, until } from './two-shops.ts'

const domain = 'perennial-garden.myshopify.com'
const stack = await openTestStack({ LOG_LEVEL: 'debug' })
const { control, secrets } = stack
const house = openHouse(stack)
const database = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 })
afterAll(() => database.end())
beforeEach(() => stack.explainFailure())

const email = 'quillon.bracken@private.example'
const token = house.tokenOf(domain)
const shop = await house.openShop(domain, { firstName: 'Quillon', email })
await goWrong()

async function goWrong(): Promise<void> {
  const forged = signToken(claimsOf(stack, domain), 'another-secret')
  for (const one of [token, forged, null]) {
    await house.askAdmin({ route: 'routes/app', path: '/app', token: one })
    await house.askAdmin({
      route: 'routes/app.members.$id',
      path: '/app/members/x',
      token: one,
      form: { note: 'Quillon Bracken' },
    })
  }
  await fetch(new URL('/%00%ff', stack.addresses.app))
  await fetch(new URL('/proxy/me?shop=x&signature=00', stack.addresses.app))
  await sendUnreadable(stack, domain)
  const wish = { rewardId: 'amount-off', requestId: 'click-0002' }
  const fail = (operation: string, kind: string) =>
    control.post('/faults', { operation, kind, times: 2 })
  await fail('discountCodeBasicCreate', 'http_500')
  await fail('metafieldsSet', 'user_error')
  await house.askStorefront(domain, shop.customerId, '/redeem', wish)
  const given = { redemptionId: shop.redemption.id }
  await house.askStorefront(domain, shop.customerId, '/cancel', given)
  await control.post('/compliance', {
    topic: 'customers/data_request',
    customerId: shop.customerId,
  })
  await worked()
  // A table that is away for a moment: faults of the database, with the values they quote.
  await database.query('ALTER TABLE redemptions RENAME TO redemptions_away')
  await house.askStorefront(domain, shop.customerId, '/me')
  const members = { route: 'routes/app.members.$id', path: `/app/members/${shop.memberId}`, token }
  await house.askAdmin(members)
  await database.query('ALTER TABLE redemptions_away RENAME TO redemptions')
  await control.post('/compliance', { topic: 'customers/redact', customerId: shop.customerId })
  await worked()
}

async function worked(): Promise<void> {
  await control.settleWebhooks()
  const waiting = 'SELECT topic FROM waiting_deliveries'
  await until(
    async () => (await database.query(waiting)).rows,
    (rows) => rows.length === 0,
  )
}

const processes = ['app', 'worker'] as const

test.each(processes)('the %s writes one JSON object a line and nothing else', (name) => {
  const lines = stack.readLog(name).trim().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !/^\{"level":\d+,"time":\d+,"process":/.test(line))).toEqual([])
})

test.each([...processes, 'simulator'] as const)('the %s names nobody and no secret', (name) => {
  const log = stack.readLog(name)
  const found = {
    'a name': /Quillon|Bracken|Lovage/.exec(log),
    'an e-mail address': /[\w.+-]+@(?!shopify|remix)[\w-]+\.[a-z]+/.exec(log),
    'a code': log.includes(shop.redemption.code) || /\b\w{2,6}(-[A-Z0-9]{5}){3}\b/.exec(log),
    'a token': /shp[a-z]{2}_\w|eyJ[\w-]{10,}\./.exec(log),
    'the client secret': log.includes(secrets.apiSecret) || null,
    'the key': log.includes(secrets.encryptionKey) || null,
    'a password': /postgres(ql)?:\/\/\S+:\S+@/.exec(log),
    'a body': /not":"an order|admin_graphql_api_id":/.exec(log),
  }
  expect(Object.entries(found).filter(([, one]) => one)).toEqual([])
})

test('an error keeps its class and its codes', () => {
  const errors = stack
    .readLog('app')
    .split('\n')
    .filter((line) => line.includes('"err"'))
    .map((line) => JSON.parse(line).err)
  expect(errors).toContainEqual(
    expect.objectContaining({
      type: 'PrismaClientKnownRequestError',
      codes: expect.arrayContaining([expect.stringMatching(/^(P20\d\d|42P01)$/)]),
      at: expect.arrayContaining([expect.stringMatching(/^at /)]),
    }),
  )
})
