import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { patienceMs } from '../setup/patience.ts'
import { openTestStack } from '../setup/stack.ts'
import { get, openPage } from './signed-in.ts'

const domain = 'perennial-garden.myshopify.com'
const stack = await openTestStack()
process.env.SHOPIFY_SIMULATOR_URL = stack.addresses.inspector
process.env.ENCRYPTION_KEY = stack.secrets.encryptionKey
process.env.SHOPIFY_API_KEY = stack.secrets.apiKey
process.env.SHOPIFY_API_SECRET = stack.secrets.apiSecret
const { closeDatabase } = await import('../../app/db.server.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const database = new pg.Pool({ connectionString: stack.databaseUrl, max: 4 })

afterAll(async () => {
  await closeDatabase()
  await database.end()
})
beforeEach(() => stack.explainFailure())

async function shopRow() {
  const { rows } = await database.query('SELECT * FROM shops WHERE domain = $1', [domain])
  return rows[0]
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come about in time')
    await new Promise((done) => setTimeout(done, 50))
  }
}

const query = 'query Q { shop { name } }'

describe('the first visit', () => {
  beforeAll(async () => {
    // The frame loads layout and page in parallel, each with the same token.
    const pages = await Promise.all([openPage(stack, '/app'), openPage(stack, '/app')])
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
  })

  test('makes the shop known: name, currency, time zone, installation, draft', async () => {
    expect(await shopRow()).toMatchObject({
      name: 'Fern & Fable',
      currency: 'USD',
      time_zone: 'America/New_York',
      installation_id: expect.stringMatching(/^gid:\/\/shopify\/AppInstallation\/\d+$/),
      installed_at: expect.any(Date),
      uninstalled_at: null,
    })
    const { rows } = await database.query('SELECT revision, settings FROM program_drafts')
    expect(rows).toMatchObject([{ revision: 1, settings: { schema: 1 } }])
  })

  test('leaves one session, sealed, that expires and works', async () => {
    const { rows } = await database.query('SELECT *, sessions::text AS everything FROM sessions')
    expect(rows).toMatchObject([{ id: `offline_${domain}`, is_online: false, user_id: null }])
    expect(rows[0].expires.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000)
    expect(rows[0].refresh_token).toMatch(/^v1\./)
    expect(rows[0].everything).not.toMatch(/shpat_|shprt_/)
    expect(await (await adminFor(domain)).graphql(query)).toEqual({
      shop: { name: 'Fern & Fable' },
    })
  })

  test('may be framed by the shop and by Shopify’s admin, and by nobody else', async () => {
    const { headers } = await openPage(stack, '/app')
    expect(headers.get('content-security-policy')).toMatch(
      `frame-ancestors https://${domain} https://admin.shopify.com`,
    )
  })
})

describe('who is not signed in', () => {
  test('with a forged token is sent to fetch a true one', async () => {
    const page = await openPage(stack, '/app', { id_token: 'e30.e30.x' })
    expect([page.status, page.location]).toEqual([
      302,
      expect.stringContaining('/auth/session-token'),
    ])
  })

  test('without a token is sent to fetch one, and the page for that has App Bridge', async () => {
    const page = await openPage(stack, '/app', { id_token: undefined })
    expect(page.status).toBe(302)
    const bounce = await get(new URL(page.location ?? '', stack.addresses.app))
    expect([bounce.status, bounce.text]).toEqual([200, expect.stringContaining('app-bridge.js')])
  })

  test('without a shop ends at the landing page, not in a circle', async () => {
    const page = await get(new URL('/app', stack.addresses.app))
    const next = await get(new URL(page.location ?? '', stack.addresses.app))
    expect([page.status, next.status, next.location]).toEqual([302, 302, '/'])
  })

  test.each(['x', 'a_b-', '%20', 'gICA'])('with the made-up host %s is sent away', async (host) => {
    const page = await openPage(stack, '/app', { host })
    expect([page.status, page.location]).toEqual([302, '/'])
  })

  test('and asks for data gets 401', async () => {
    const address = new URL('/app?_data=routes%2Fapp', stack.addresses.app)
    expect((await get(address, { Authorization: 'Bearer e30.e30.x' })).status).toBe(401)
  })
})

describe('an expired token', () => {
  const expire = () => database.query("UPDATE sessions SET expires = now() - interval '1 minute'")
  const sealed = async () => (await database.query('SELECT refresh_token FROM sessions')).rows[0]

  test('is refreshed once for twenty calls at once, here and in the app', async () => {
    await expire()
    const before = await sealed()
    const calls = Array.from({ length: 20 }, async () => (await adminFor(domain)).graphql(query))
    const pages = Array.from({ length: 5 }, () => openPage(stack, '/app'))
    const [answers, opened] = await Promise.all([Promise.all(calls), Promise.all(pages)])
    expect(answers).toEqual(Array(20).fill({ shop: { name: 'Fern & Fable' } }))
    expect(opened.map(({ status }) => status)).toEqual(Array(5).fill(200))
    const after = await sealed()
    expect(after).not.toEqual(before)
    // Had a second refresh used the rotated token up, this one would be refused.
    await expire()
    expect(await (await adminFor(domain)).graphql(query)).toEqual({
      shop: { name: 'Fern & Fable' },
    })
    expect(await sealed()).not.toEqual(after)
  })

  test('whose refresh token is lost is exchanged by the next visit', async () => {
    await database.query(
      "UPDATE sessions SET expires = now() - interval '1 minute', refresh_token = NULL",
    )
    await expect(adminFor(domain)).rejects.toMatchObject({ name: 'TokenFault' })
    expect((await openPage(stack, '/app')).status).toBe(200)
    expect(await (await adminFor(domain)).graphql(query)).toEqual({
      shop: { name: 'Fern & Fable' },
    })
  })
})

test('tokens that another key has sealed count as lost, and the next visit exchanges new ones', async () => {
  const sealed = (await database.query('SELECT access_token, refresh_token FROM sessions')).rows[0]
  const ofAnotherKey = 'v1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAA'
  for (const lost of [ofAnotherKey, 'no sealed value']) {
    await database.query('UPDATE sessions SET access_token = $1, refresh_token = $1', [lost])
    await expect(adminFor(domain)).rejects.toMatchObject({ name: 'TokenFault' })
    expect((await openPage(stack, '/app')).status).toBe(200)
    expect(await (await adminFor(domain)).graphql(query)).toEqual({
      shop: { name: 'Fern & Fable' },
    })
  }
  expect((await database.query('SELECT access_token FROM sessions')).rows[0]).not.toEqual(sealed)
})

describe('uninstalling', () => {
  test('forgets the tokens and keeps the shop; coming back takes it up again', async () => {
    const before = await shopRow()
    await stack.control.post(`/shops/${domain}/uninstall`)
    await until(async () => (await shopRow()).uninstalled_at !== null)
    expect((await database.query('SELECT 1 FROM sessions')).rowCount).toBe(0)

    await stack.control.post(`/shops/${domain}/install`)
    expect((await openPage(stack, '/app')).status).toBe(200)
    const after = await shopRow()
    expect(after).toMatchObject({ id: before.id, uninstalled_at: null })
    expect(after.installed_at.getTime()).toBeGreaterThan(before.installed_at.getTime())
    const { rows } = await database.query('SELECT revision FROM program_drafts')
    expect(rows).toEqual([{ revision: 1 }])
  })

  test('told late, after the merchant came back, closes nothing', async () => {
    const before = await shopRow()
    await stack.control.post('/webhooks/mode', { delayMs: [1500, 1500] })
    await stack.control.post(`/shops/${domain}/uninstall`)
    await stack.control.post(`/shops/${domain}/install`)
    expect((await openPage(stack, '/app/members?q=ada')).status).toBe(200)
    expect(await (await adminFor(domain)).graphql(query)).toEqual({
      shop: { name: 'Fern & Fable' },
    })
    await stack.control.settleWebhooks()
    await stack.control.post('/webhooks/mode', {})
    await until(async () => {
      const { rowCount } = await database.query(
        "SELECT 1 FROM waiting_deliveries WHERE topic = 'app/uninstalled'",
      )
      return rowCount === 0
    })
    expect(await shopRow()).toMatchObject({ id: before.id, uninstalled_at: null })
    expect((await database.query('SELECT 1 FROM sessions')).rowCount).toBe(1)
  })

  test('for good erases everything two days later', async () => {
    const { id } = await shopRow()
    await stack.control.createCustomer({
      firstName: 'Ada',
      lastName: 'Fern',
      email: 'ada@x.example',
    })
    const members = 'SELECT 1 FROM members WHERE shop_id = $1'
    await until(async () => (await database.query(members, [id])).rowCount !== 0)
    await stack.control.post(`/shops/${domain}/uninstall`)
    await until(async () => (await shopRow()).uninstalled_at !== null)
    await stack.control.moveClock({ advance: 'P3D' })
    await until(async () => (await shopRow()) === undefined)
    expect((await database.query(members, [id])).rowCount).toBe(0)
    expect(
      (await database.query('SELECT 1 FROM deliveries WHERE shop_id = $1', [id])).rowCount,
    ).toBe(0)
  })
})
