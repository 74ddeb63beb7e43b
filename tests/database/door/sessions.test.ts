import { fork } from 'node:child_process'
import { Session } from '@shopify/shopify-api'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { type Asked, openStandIn } from './shopify-stand-in.ts'

const url = await openTestDatabase()
const standIn = await openStandIn()
const { sessionStorage } = await import('../../../app/shopify/session/session-storage.server.ts')
const { adminFor } = await import('../../../app/shopify/admin/admin-for.server.ts')
const { TokenFault } = await import('../../../app/shopify/admin/client.ts')

const shop = 'fern.myshopify.com'
const id = `offline_${shop}`
const storage = sessionStorage()
const database = new pg.Pool({ connectionString: url, max: 2 })
afterAll(() => database.end())

beforeEach(async () => {
  await database.query('TRUNCATE sessions')
  standIn.asked.length = 0
  standIn.reply = refreshing()
})

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

function session(changes: Partial<Session> = {}): Session {
  return new Session({
    id,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_orders',
    accessToken: 'shpat_access-in-clear',
    expires: minutes(60),
    refreshToken: 'shprt_refresh-in-clear',
    refreshTokenExpires: minutes(60 * 24 * 90),
    ...changes,
  })
}

/** Answers refreshes as Shopify does: each refresh token is good once. */
function refreshing(delayMs = 0) {
  let valid = 'shprt_refresh-in-clear'
  let count = 0
  return async ({ path, body }: Asked) => {
    if (path !== '/admin/oauth/access_token') return { body: { data: { ok: true } } }
    await new Promise((done) => setTimeout(done, delayMs))
    if (body.refresh_token !== valid) return { status: 400, body: { error: 'invalid_grant' } }
    count += 1
    valid = `shprt_${count}`
    return {
      body: {
        access_token: `shpat_${count}`,
        scope: 'read_orders',
        expires_in: 3600,
        refresh_token: valid,
        refresh_token_expires_in: 7_776_000,
      },
    }
  }
}

describe('a stored session', () => {
  test('comes back as it was, and no token stands in the table in clear', async () => {
    const stored = session()
    await storage.storeSession(stored)
    expect((await storage.loadSession(id))?.toObject()).toEqual(stored.toObject())
    const { rows } = await database.query('SELECT sessions::text AS everything FROM sessions')
    expect(rows).toHaveLength(1)
    expect(rows[0].everything).not.toMatch(/shpat|shprt|in-clear/)
  })

  test('is bound to its row: a token moved to another session is none there', async () => {
    await storage.storeSession(session())
    await storage.storeSession(
      session({ id: 'offline_moss.myshopify.com', shop: 'moss.myshopify.com' }),
    )
    await database.query(
      `UPDATE sessions SET access_token = (SELECT access_token FROM sessions WHERE id = $1)
       WHERE id <> $1`,
      [id],
    )
    const moved = await storage.loadSession('offline_moss.myshopify.com')
    // Its own refresh token gets it one of its own.
    expect(moved?.accessToken).toBe('shpat_1')
  })

  test('of a person keeps nothing of that person but the number', async () => {
    await storage.storeSession(
      session({
        id: 'fern_7',
        isOnline: true,
        onlineAccessInfo: {
          expires_in: 60,
          associated_user_scope: '',
          associated_user: {
            id: 7,
            first_name: 'Robin',
            last_name: 'Vale',
            email: 'robin@example.com',
            account_owner: true,
            locale: 'en',
            collaborator: false,
            email_verified: true,
          },
        },
      }),
    )
    const { rows } = await database.query(
      'SELECT sessions::text AS everything, user_id FROM sessions',
    )
    expect(rows[0].user_id).toBe('7')
    expect(rows[0].everything).not.toMatch(/Robin|Vale|example/)
  })

  test('is found by shop, and gone when deleted', async () => {
    await storage.storeSession(session())
    expect(await storage.findSessionsByShop(shop)).toHaveLength(1)
    await storage.deleteSessions([id])
    expect(await storage.loadSession(id)).toBeUndefined()
  })

  test('of two exchanges in parallel, the one that lives longer stays, in either order', async () => {
    const first = session({ accessToken: 'shpat_first', expires: minutes(60) })
    const second = session({ accessToken: 'shpat_second', expires: minutes(61) })
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      await database.query('TRUNCATE sessions')
      for (const one of order) await storage.storeSession(one)
      expect((await storage.loadSession(id))?.accessToken).toBe('shpat_second')
    }
  })

  test('that Shopify refused is replaced by whatever comes next', async () => {
    await storage.storeSession(session({ expires: minutes(90) }))
    await storage.storeSession(
      session({ expires: minutes(90), accessToken: undefined, refreshToken: undefined }),
    )
    await storage.storeSession(session({ accessToken: 'shpat_next', expires: minutes(60) }))
    expect((await storage.loadSession(id))?.accessToken).toBe('shpat_next')
  })
})

describe('a token about to expire', () => {
  const refreshes = () => standIn.asked.filter(({ path }) => path === '/admin/oauth/access_token')

  test('is refreshed once for twenty callers at once', async () => {
    standIn.reply = refreshing(50)
    await storage.storeSession(session({ expires: minutes(-1) }))
    const loaded = await Promise.all(Array.from({ length: 20 }, () => storage.loadSession(id)))
    expect(new Set(loaded.map((one) => one?.accessToken))).toEqual(new Set(['shpat_1']))
    expect(refreshes()).toHaveLength(1)
    expect(refreshes()[0]).toMatchObject({ shop, body: { grant_type: 'refresh_token' } })
  })

  test('is refreshed once for two processes at once', async () => {
    standIn.reply = refreshing(300)
    await storage.storeSession(session({ expires: minutes(-1) }))
    const tokens = await Promise.all([loadInAnotherProcess(), loadInAnotherProcess()])
    expect(tokens).toEqual(['shpat_1', 'shpat_1'])
    expect(refreshes()).toHaveLength(1)
  })

  test.each([
    [5.9, 1],
    [6.1, 0],
  ])('%d minutes before the end: %i refresh', async (left, count) => {
    await storage.storeSession(session({ expires: minutes(left) }))
    await storage.loadSession(id)
    expect(refreshes()).toHaveLength(count)
  })

  test('whose refresh is refused is handed out stale, so that the next visit exchanges', async () => {
    await storage.storeSession(session({ expires: minutes(-1), refreshToken: 'shprt_spent' }))
    const loaded = await storage.loadSession(id)
    expect(loaded?.isActive(undefined, 0)).toBe(false)
    await storage.loadSession(id)
    expect(refreshes()).toHaveLength(1)
    await expect(adminFor(shop)).rejects.toThrow(TokenFault)
  })

  test('whose refresh is refused for our own sake keeps its refresh token', async () => {
    const refresh = refreshing()
    standIn.reply = () => ({ status: 400, body: { error: 'invalid_client' } })
    await storage.storeSession(session({ expires: minutes(-1) }))
    expect((await storage.loadSession(id))?.isActive(undefined, 0)).toBe(false)
    standIn.reply = refresh
    expect((await storage.loadSession(id))?.accessToken).toBe('shpat_1')
  })

  test('whose refresh gets no answer is used while minutes are left', async () => {
    standIn.reply = () => ({ isLost: true })
    await storage.storeSession(session({ expires: minutes(3) }))
    expect((await storage.loadSession(id))?.accessToken).toBe('shpat_access-in-clear')
  })

  test('whose refresh gets no answer is a fault, and is tried again by the next caller', async () => {
    const refresh = refreshing()
    standIn.reply = () => ({ isLost: true })
    await storage.storeSession(session({ expires: minutes(-1) }))
    await expect(storage.loadSession(id)).rejects.toMatchObject({ name: 'ShopifyFault' })
    standIn.reply = refresh
    expect((await storage.loadSession(id))?.accessToken).toBe('shpat_1')
  })
})

describe('the Admin API', () => {
  const calls = () => standIn.asked.filter(({ path }) => path.endsWith('/graphql.json'))

  beforeEach(() => storage.storeSession(session()))

  test('is asked with the token of the shop, in the version of the app', async () => {
    const admin = await adminFor(shop)
    expect(await admin.graphql('query Q { ok }', { a: 1 })).toEqual({ ok: true })
    expect(calls()).toMatchObject([
      {
        shop,
        path: '/admin/api/2026-10/graphql.json',
        headers: { 'x-shopify-access-token': 'shpat_access-in-clear' },
        body: { query: 'query Q { ok }', variables: { a: 1 } },
      },
    ])
  })

  test('that refuses the token is asked once more, with a refreshed one', async () => {
    const refresh = refreshing()
    standIn.reply = (asked) =>
      asked.headers['x-shopify-access-token'] === 'shpat_access-in-clear'
        ? { status: 401, body: { errors: 'Invalid API key or access token' } }
        : refresh(asked)
    const admin = await adminFor(shop)
    expect(await admin.graphql('query Q { ok }')).toEqual({ ok: true })
    expect(calls().map(({ headers }) => headers['x-shopify-access-token'])).toEqual([
      'shpat_access-in-clear',
      'shpat_1',
    ])
  })

  test('is asked with the token that was looked up, and later with the newest', async () => {
    const admin = await adminFor(shop)
    await storage.storeSession(session({ accessToken: 'shpat_newer' }))
    for (let n = 0; n < 2; n += 1) await admin.graphql('query Q { ok }')
    expect(calls().map(({ headers }) => headers['x-shopify-access-token'])).toEqual([
      'shpat_access-in-clear',
      'shpat_newer',
    ])
  })

  test('that refuses every token is a fault of its own kind', async () => {
    const refresh = refreshing()
    standIn.reply = (asked) =>
      asked.path.endsWith('graphql.json') ? { status: 401, body: {} } : refresh(asked)
    const admin = await adminFor(shop)
    await expect(admin.graphql('query Q { ok }')).rejects.toThrow(TokenFault)
  })

  test('that throttles is asked again once the bucket holds enough', async () => {
    let isFirst = true
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 10, restoreRate: 1000 }
    standIn.reply = () => {
      const cost = { requestedQueryCost: 110, throttleStatus }
      if (!isFirst) return { body: { data: { ok: true }, extensions: { cost } } }
      isFirst = false
      const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]
      return { body: { errors, extensions: { cost } } }
    }
    const started = Date.now()
    expect(await (await adminFor(shop)).graphql('mutation M { ok }')).toEqual({ ok: true })
    expect(Date.now() - started).toBeGreaterThanOrEqual(90)
    expect(calls()).toHaveLength(2)
  })

  const query = 'query Q { ok }'
  const mutation = '#graphql\n  mutation M { ok }'
  test.each([
    ['a lost answer to a query', query, { isLost: true }, false],
    ['a lost answer to a mutation', mutation, { isLost: true }, true],
    ['a 500 to a query', query, { status: 500 }, false],
    ['a 500 to a mutation', mutation, { status: 500 }, true],
    ['a 403 to a mutation', mutation, { status: 403 }, false],
  ])('%s is a fault; in doubt: %4$s', async (_name, document, reply, isDoubtful) => {
    standIn.reply = () => reply
    const admin = await adminFor(shop)
    await expect(admin.graphql(document)).rejects.toMatchObject({
      name: 'ShopifyFault',
      isDoubtful,
    })
    expect(calls()).toHaveLength(1)
  })

  test('that refuses a document is a bug, not a fault', async () => {
    standIn.reply = () => ({ body: { errors: [{ message: "Field 'x' doesn't exist" }] } })
    const admin = await adminFor(shop)
    await expect(admin.graphql(query)).rejects.toMatchObject({ name: 'Error' })
  })
})

function loadInAnotherProcess(): Promise<string> {
  const file = new URL('./load-session.ts', import.meta.url)
  return new Promise((done, fail) => {
    const child = fork(file, [id], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.once('message', (token) => done(String(token)))
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
}
