// Two shops on one stack, each with a member who has bought and redeemed: what is one's must not be
// seen or touched from the other.
import { createHmac, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Merchant } from '../../scripts/demo/merchant.ts'
import { publishProgram, readSettings } from '../../scripts/demo/merchant.ts'
import { patienceMs } from '../setup/patience.ts'
import type { TestStack } from '../setup/stack.ts'
import type { Asked, Doors } from './doors.ts'
import { type Caused, donation, openCause } from './tenancy-causes.ts'
import { type Contested, openContest } from './tenancy-contests.ts'
import { type Done, doDeeds, follow } from './tenancy-deeds.ts'
import { openIdeas, type Pondered } from './tenancy-ideas.ts'
import { type Linked, openLink } from './tenancy-links.ts'
import { makeOffer, type Offered } from './tenancy-offers.ts'
import { openSurvey, type Surveyed } from './tenancy-surveys.ts'

const browser = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147 Safari/537.36'
const sameOrigin = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }

export interface Shop extends Caused, Done, Surveyed, Linked, Contested, Pondered, Offered {
  domain: string
  shopId: number
  customerId: string
  memberId: string
  redemption: { id: string; code: string }
  /** Of a reward that waits for a person. */
  ticketId: string
  lotId: string
  adjustmentId: string
  deliveryId: string
  orderId: string
}

export function claimsOf(stack: TestStack, domain: string): Record<string, unknown> {
  const seconds = Math.floor(Date.now() / 1000)
  return {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: stack.secrets.apiKey,
    sub: '1',
    exp: seconds + 60,
    nbf: seconds - 5,
    iat: seconds - 5,
    jti: randomUUID(),
    sid: randomUUID(),
  }
}

export function signToken(claims: object, secret: string, alg = 'HS256'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
  const hash = alg === 'HS512' ? 'sha512' : 'sha256'
  const signature = createHmac(hash, secret).update(head).digest('base64url')
  return `${head}.${alg === 'none' ? '' : signature}`
}

interface Person {
  firstName: string
  email: string
}

export interface House extends Doors {
  database: pg.Pool
  openShop(domain: string, customer: Person, moreRules?: object[]): Promise<Shop>
}

export function openHouse(stack: TestStack): House {
  const database = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 })
  afterAll(() => database.end())
  const tokenOf = (domain: string) => signToken(claimsOf(stack, domain), stack.secrets.apiSecret)
  const askAdmin = ({ route, path, token, form, json }: Asked) => {
    const address = new URL(path, stack.addresses.app)
    address.searchParams.set('_data', route)
    return fetch(address, {
      method: form || json ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'User-Agent': browser,
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(json && { 'Content-Type': 'application/json' }),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      ...(json ? { body: JSON.stringify(json) } : {}),
    })
  }
  const askStorefront: House['askStorefront'] = (shop, customerId, path, body) =>
    stack.control.post('/proxy', {
      shop,
      path: `/apps/loyalty${path}`,
      method: body ? 'POST' : 'GET',
      customerId,
      ...(body ? { body, headers: sameOrigin } : {}),
    })
  const parts = { stack, database, tokenOf, askAdmin, askStorefront }
  return {
    ...parts,
    openShop: (domain, customer, moreRules = []) =>
      openShop(parts, { domain, customer, moreRules }),
  }
}

// Something that a person of the shop sees to.
const ticket = {
  kind: 'manual',
  id: 'ticket',
  isOn: true,
  title: 'A seat at the potting evening',
  points: 20,
}

type Parts = Omit<House, 'openShop'> & { stack: TestStack }

async function openShop(
  parts: Parts,
  { domain, customer, moreRules }: { domain: string; customer: Person; moreRules: object[] },
): Promise<Shop> {
  const { stack, database, askStorefront } = parts
  const merchant = merchantOf(parts, domain)
  const { rewards, rules } = (await readSettings(merchant)) as {
    rewards: object[]
    rules: object[]
  }
  await publishProgram(merchant, {
    pendingDays: 0,
    rewards: [...rewards, ticket, donation],
    rules: [...rules, follow, ...moreRules],
  })
  const lastName = 'Lovage'
  const { id } = await stack.control.post<{ id: string }>('/customers', {
    shop: domain,
    lastName,
    ...customer,
  })
  const customerId = id.replace(/\D/g, '')
  const orderId = await buy(stack, domain, customerId)
  const me = await until(
    () => askStorefront(domain, customerId, '/me'),
    ({ body }) => body.member.points.available >= 200,
  )
  const memberId: string = me.body.member.id
  const wish = { rewardId: 'amount-off', requestId: 'click-0001' }
  const redeemed = await askStorefront(domain, customerId, '/redeem', wish)
  const ticketed = await askStorefront(domain, customerId, '/redeem', {
    rewardId: ticket.id,
    requestId: 'ticket-0001',
  })
  const beside = await openBeside(parts, { domain, customerId })
  const adjustmentId = randomUUID()
  await merchant.call('routes/app.members.$id', `/app/members/${memberId}`, {
    intent: 'adjust',
    adjustmentId,
    points: '7',
    note: `for ${customer.firstName}`,
  })
  const deliveryId = await sendUnreadable(stack, domain)
  const { rows } = await database.query(
    'SELECT s.id, min(l.id)::text AS lot FROM shops s JOIN lots l ON l.shop_id = s.id WHERE domain = $1 GROUP BY s.id',
    [domain],
  )
  await until(
    () => database.query('SELECT trouble FROM deliveries WHERE webhook_id = $1', [deliveryId]),
    (answer) => answer.rows[0]?.trouble === 'unreadable',
  )
  const { redemption } = redeemed.body
  return {
    ...beside,
    domain,
    shopId: rows[0].id,
    customerId,
    memberId,
    redemption,
    ticketId: ticketed.body.redemption.id,
    lotId: rows[0].lot,
    adjustmentId,
    deliveryId,
    orderId,
  }
}

/** What stands beside the program: each with something of the member's. */
async function openBeside(
  parts: Parts,
  who: { domain: string; customerId: string },
): Promise<Caused & Done & Surveyed & Linked & Contested & Pondered & Offered> {
  return {
    ...(await openCause(parts, who)),
    ...(await doDeeds(parts, who)),
    ...(await openSurvey(parts, who)),
    ...(await openIdeas(parts, who)),
    ...(await openLink(parts, who.domain)),
    ...(await openContest(parts, who)),
    ...(await makeOffer(parts, who)),
  }
}

function merchantOf({ askAdmin, tokenOf }: Parts, domain: string): Merchant {
  return {
    call: async (route, path, form) => {
      const answer = await askAdmin({ route, path, token: tokenOf(domain), form })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      return answer.json()
    },
  }
}

async function buy(stack: TestStack, shop: string, customerId: string): Promise<string> {
  // Shopify stamps whole seconds: in the second of the publication a shopper may still be too
  // early.
  await stack.control.moveClock({ advance: 'PT1M' })
  const products = await stack.control.get<{ variants: { id: string }[] }[]>(
    `/products?shop=${shop}`,
  )
  const lines = [{ variantId: products[0]?.variants[0]?.id, quantity: 30 }]
  const order = { shop, customerId, lines, payment: 'paid' }
  const { id } = await stack.control.post<{ id: string }>('/orders', order)
  return id.replace(/\D/g, '')
}

/** @returns the delivery's id. */
export async function sendUnreadable(stack: TestStack, domain: string): Promise<string> {
  const webhookId = randomUUID()
  const body = '{"not":"an order"}'
  const hmac = createHmac('sha256', stack.secrets.apiSecret).update(body).digest('base64')
  const answer = await fetch(new URL('/webhooks', stack.addresses.app), {
    method: 'POST',
    body,
    headers: {
      'X-Shopify-Topic': 'orders/paid',
      'X-Shopify-Shop-Domain': domain,
      'X-Shopify-Webhook-Id': webhookId,
      'X-Shopify-Hmac-Sha256': hmac,
    },
  })
  if (answer.status !== 200) throw new Error(`the door answered ${answer.status}`)
  return webhookId
}

export async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const value = await read()
    if (isDone(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((done) => setTimeout(done, 200))
  }
}
