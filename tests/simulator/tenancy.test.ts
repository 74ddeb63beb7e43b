import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestStack } from '../setup/stack.ts'
import { makeBatch, requestsFor } from './tenancy-requests.ts'
import { claimsOf, openHouse, signToken, until } from './two-shops.ts'

const stack = await openTestStack()
const house = openHouse(stack)
const { askAdmin, askStorefront, database, tokenOf } = house
beforeEach(() => stack.explainFailure())

const own = await house.openShop('perennial-garden.myshopify.com', {
  firstName: 'Adalind',
  email: 'adalind@x.example',
})
await stack.control.post('/shops', { domain: 'hedge-row.myshopify.com', name: 'Hedge Row' })
await stack.control.post('/shops/hedge-row.myshopify.com/install')
const other = await house.openShop('hedge-row.myshopify.com', {
  firstName: 'Bartholda',
  email: 'bartholda@y.example',
})

const otherBatch = await makeBatch(house, other)
const adminRequests = requestsFor(own, { ...other, batchId: otherBatch })

const ofTheOther = new RegExp(
  [
    other.domain,
    other.memberId,
    other.customerId,
    other.redemption.id,
    other.redemption.code,
    other.adjustmentId,
    other.deliveryId,
    other.ticketId,
    other.causeId,
    other.surveyId,
    other.contestId,
    other.nickname,
    other.offerId,
    other.comment,
    other.ideaId,
    other.ideaTitle,
    other.donationId,
    other.paymentId,
    other.deedId,
    other.keyId,
    other.token,
    otherBatch,
    'Bartholda',
    'Hedge Row',
  ].join('|'),
)

/** Everything of the other shop, as one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await database.query(
    "SELECT table_name FROM information_schema.columns WHERE column_name = 'shop_id' AND table_schema = 'public' ORDER BY 1",
  )
  const texts = tables.map(async ({ table_name: table }) => {
    const { rows } = await database.query(
      `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS text FROM ${table} t WHERE shop_id = $1`,
      [other.shopId],
    )
    return `${table}\n${rows[0].text}`
  })
  return (await Promise.all(texts)).join('\n')
}

/** What the worker has still to do for the other shop. */
async function waiting(): Promise<number> {
  const { rows } = await database.query(
    `SELECT (SELECT count(*) FROM waiting_deliveries WHERE shop_id = $1)
      + (SELECT count(*) FROM member_states WHERE shop_id = $1 AND revision > written)
      + (SELECT count(*) FROM shops WHERE id = $1 AND program_revision > program_written)
      + (SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= now()) AS count`,
    [other.shopId],
  )
  return Number(rows[0].count)
}

// It is written before anything is compared.
let last = ''
await until(
  async () => {
    const before = last
    const count = await waiting()
    last = await everything()
    await new Promise((done) => setTimeout(done, 1000))
    return count === 0 && (await waiting()) === 0 && before === last
  },
  (isStill) => isStill,
)

// Whoever asks is told how to sign in; nothing of a shop is there.
const open = ['_index', 'auth.$', 'reports.reviews']
const proxies = [
  ...[
    'cancel',
    'claim',
    'contest',
    'deed',
    'explain',
    'friend-code',
    'friends',
    'ideas',
    'join',
    'leave',
    'me',
    'nickname',
    'offer',
    'profile',
    'redeem',
    'survey',
  ],
  'terms',
].map((name) => `proxy.${name}`)

test('the walk below leaves no page, action and call of the storefront out', () => {
  const routes = readdirSync('app/routes').map((name) => name.replace(/[.]tsx?$/, ''))
  const walked = new Set(adminRequests.map(({ route }) => route.slice('routes/'.length)))
  expect([...walked, ...proxies, ...open].sort()).toEqual(routes.sort())
})

describe('a merchant who asks for what is another shop’s', () => {
  test.each(adminRequests)('$path $form.intent neither sees nor changes it', async (asked) => {
    const before = await everything()
    const answer = await askAdmin({ ...asked, token: tokenOf(own.domain) })
    expect(answer.status).toBeLessThan(500)
    // What was searched for is said back; that is not the other shop's.
    const text = (await answer.text()).replace(/"search":"[^"]*"/, '')
    expect(text).not.toMatch(withoutGiven(asked))
    expect(await everything()).toBe(before)
  })

  // Answers name what was asked for: an undo its adjustment, a page without its member its address.
  function withoutGiven({ form = {} }: { form?: Record<string, string> | undefined }): RegExp {
    const given = new Set(Object.values(form))
    return new RegExp(
      ofTheOther.source
        .split('|')
        .filter((one) => !given.has(one))
        .join('|'),
    )
  }

  test('and names that shop in the address gets their own', async () => {
    const host = Buffer.from('admin.shopify.com/store/hedge-row').toString('base64')
    const path = `/app/members?shop=${other.domain}&host=${host}&embedded=1`
    const route = 'routes/app.members._index'
    const answer = await askAdmin({ route, path, token: tokenOf(own.domain) })
    expect(await answer.text()).not.toMatch(ofTheOther)
  })
})

describe('without a token of Shopify’s', () => {
  const past = Math.floor(Date.now() / 1000) - 3600
  const claims = claimsOf(stack, other.domain)
  const { apiSecret } = stack.secrets
  const tokens: [string, string | null][] = [
    ['none', null],
    ['an empty one', ''],
    ['one that expired', signToken({ ...claims, exp: past, nbf: past - 60 }, apiSecret)],
    ['one of the future', signToken({ ...claims, nbf: past + 7200, exp: past + 7260 }, apiSecret)],
    ['one for another app', signToken({ ...claims, aud: 'another' }, apiSecret)],
    ['one signed by another', signToken(claims, 'another-secret')],
    ['one that says it needs no signature', signToken(claims, '', 'none')],
    ['one of another algorithm', signToken(claims, apiSecret, 'HS512')],
    ['one with a word changed', tokenOf(own.domain).replace(/\.[^.]+\./, `.${payload(claims)}.`)],
  ]
  function payload(value: object): string {
    return Buffer.from(JSON.stringify(value)).toString('base64url')
  }

  test.each(tokens)('(%s) every page and action is shut', async (_, token) => {
    const before = await everything()
    for (const asked of adminRequests) {
      const answer = await askAdmin({ ...asked, token })
      expect([asked.path, answer.status]).toEqual([
        asked.path,
        expect.toBeOneOf([204, 302, 401, 410]),
      ])
      expect(await answer.text()).not.toMatch(/Bartholda|points/)
      // 204 is how a page's data says "go elsewhere": to fetch a token.
      if (answer.status === 204) {
        expect(answer.headers.get('x-remix-redirect')).toMatch(/^\/auth\//)
      }
    }
    expect(await everything()).toBe(before)
  })
})

describe('a shopper', () => {
  test('is nobody in another shop, even by the same number', async () => {
    const answer = await askStorefront(own.domain, other.customerId, '/me')
    expect(answer.body.member).toMatchObject({ id: null, points: { available: 0 } })
    const wish = { rewardId: 'amount-off', requestId: 'click-0009' }
    const refused = await askStorefront(own.domain, other.customerId, '/redeem', wish)
    expect(refused.body.refusal.code).toBe('member_unknown')
    const before = await everything()
    const nothing = { birthday: null }
    const calls = [
      ['/join'],
      ['/leave'],
      ['/profile', nothing],
      ['/contest', { contestId: randomUUID(), isIn: true, nickname: 'Mine' }],
      ['/nickname', { nickname: 'Mine' }],
      ['/friends'],
      ['/friend-code', { code: 'FERN2345' }],
    ] as const
    for (const [path, body] of calls) {
      const turned = await askStorefront(own.domain, other.customerId, path, body ?? {})
      expect([path, turned.body.refusal?.code]).toEqual([path, 'member_unknown'])
    }
    expect(await everything()).toBe(before)
  })

  test('cannot give back the code of a member of another shop, nor of their own', async () => {
    const before = await everything()
    const body = { redemptionId: other.redemption.id }
    const abroad = await askStorefront(own.domain, own.customerId, '/cancel', body)
    expect([abroad.status, abroad.body.refusal.code]).toEqual([409, 'redemption_unknown'])
    const stranger = await stack.control.createCustomer({
      firstName: 'Mallow',
      lastName: 'Rue',
      email: 'mallow@x.example',
    })
    const customerId = stranger.id.replace(/\D/g, '')
    const beside = await askStorefront(own.domain, customerId, '/cancel', {
      redemptionId: own.redemption.id,
    })
    expect([beside.status, beside.body.refusal.code]).toEqual([
      409,
      expect.toBeOneOf(['redemption_unknown', 'member_unknown']),
    ])
    expect(await everything()).toBe(before)
  })

  test('is told of no order and no line but their own', async () => {
    const [line] = (await askStorefront(other.domain, other.customerId, '/me')).body.member.history
    for (const query of [`order=${other.orderId}`, `line=${line.id}`]) {
      const path = `/explain?${query}`
      const abroad = await askStorefront(own.domain, own.customerId, path)
      expect([path, abroad.status]).toEqual([path, 404])
      const theirs = await askStorefront(other.domain, other.customerId, path)
      expect([path, theirs.status]).toEqual([path, 200])
    }
  })

  test('does nothing for points in another shop, and brings nobody there', async () => {
    const before = await everything()
    for (const body of [
      { did: 'visit' },
      { did: 'link' },
      { did: 'tell', ruleId: 'follow', note: 'me' },
    ]) {
      const abroad = await askStorefront(own.domain, other.customerId, '/deed', body)
      expect(abroad.body.refusal?.code).toBe('member_unknown')
    }
    const visitor = randomUUID()
    const arrival = { did: 'arrive', token: other.token, visitor }
    expect(await askStorefront(own.domain, null, '/deed', arrival)).toMatchObject({ status: 200 })
    expect(await everything()).toBe(before)
  })

  test('is reported by the keys of their own shop alone', async () => {
    const before = await everything()
    const review = { customerId: other.customerId, productId: '1', reviewId: 'r1' }
    for (const key of [own.key, `${other.keyId}.${own.key.split('.')[1]}`, '']) {
      const answer = await fetch(new URL('/reports/reviews', stack.addresses.app), {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'X-Perennial-Shop': other.domain },
        body: JSON.stringify(review),
      })
      expect(answer.status).toBe(401)
    }
    expect(await everything()).toBe(before)
  })

  test('answers no survey of another shop, nor in the place of its members', async () => {
    const before = await everything()
    const given = { surveyId: other.surveyId, score: 1, comment: 'mine now' }
    const abroad = await askStorefront(own.domain, own.customerId, '/survey', given)
    expect([abroad.status, abroad.body.refusal.code]).toEqual([409, 'survey_unknown'])
    const nobody = await askStorefront(other.domain, null, '/survey', given)
    expect([nobody.status, nobody.body.refusal.code]).toEqual([409, 'not_signed_in'])
    const stranger = await askStorefront(other.domain, own.customerId, '/survey', given)
    if (own.customerId !== other.customerId)
      expect([stranger.status, stranger.body.refusal.code]).toEqual([409, 'member_unknown'])
    expect(await everything()).toBe(before)
  })

  test('enters no contest of another shop, nor leaves one for its members', async () => {
    const before = await everything()
    for (const isIn of [true, false]) {
      const entry = { contestId: other.contestId, isIn, nickname: isIn ? other.nickname : null }
      const abroad = await askStorefront(own.domain, own.customerId, '/contest', entry)
      expect(abroad.body.refusal?.code).toBe(isIn ? 'contest_unknown' : undefined)
      const stranger = await askStorefront(own.domain, other.customerId, '/contest', entry)
      expect(stranger.body.refusal?.code).toBe('member_unknown')
    }
    expect(await everything()).toBe(before)
  })

  test('votes for, withdraws and takes the name of no idea of another shop', async () => {
    const before = await everything()
    const { ideaId } = other
    const asks = [
      { did: 'vote', ideaId, isFor: true },
      { did: 'vote', ideaId, isFor: false },
      { did: 'withdraw', ideaId },
    ]
    for (const body of asks) {
      const abroad = await askStorefront(own.domain, own.customerId, '/ideas', body)
      expect([abroad.status, abroad.body.refusal.code]).toEqual([409, 'idea_unknown'])
      const nobody = await askStorefront(other.domain, null, '/ideas', body)
      expect([nobody.status, nobody.body.refusal.code]).toEqual([409, 'not_signed_in'])
    }
    const shown = await askStorefront(own.domain, own.customerId, '/ideas')
    expect(shown.body.ideas).toMatchObject([{ id: own.ideaId, votes: 1, hasVoted: true }])
    expect(JSON.stringify(shown.body)).not.toMatch(ofTheOther)
    expect(await everything()).toBe(before)
  })

  test('reads the terms of the shop that they are in', async () => {
    const read = async (domain: string) => {
      const { status, body } = await askStorefront(domain, own.customerId, '/terms')
      expect(status).toBe(200)
      return String(body)
    }
    expect(await read(own.domain)).not.toMatch(ofTheOther)
    expect(await read(other.domain)).not.toBe(await read(own.domain))
  })

  test('takes and declines no offer of another shop’s member', async () => {
    const taken = { rewardId: 'personal-offer', offerId: other.offerId, requestId: 'abroad-1' }
    const declined = { do: 'dismiss', offerId: other.offerId }
    for (const [path, body] of [
      ['/redeem', taken],
      ['/offer', declined],
    ] as const) {
      const abroad = await askStorefront(own.domain, own.customerId, path, body)
      expect([abroad.status, abroad.body.refusal.code]).toEqual([409, 'offer_over'])
      const nobody = await askStorefront(other.domain, null, path, body)
      expect(nobody.body.refusal.code).toBe('not_signed_in')
    }
  })

  test('is given nothing by a claim link of the other shop', async () => {
    const { body } = await askStorefront(
      own.domain,
      own.customerId,
      `/claim?code=${other.linkCode}`,
      {},
    )
    expect(String(body)).toContain('There is no such link')
  })

  test('shares the name of a request with nobody', async () => {
    const wish = { rewardId: 'amount-off', requestId: 'click-0001' }
    const again = await askStorefront(own.domain, own.customerId, '/redeem', wish)
    expect(again).toMatchObject({
      status: 201,
      body: { isRepeat: true, redemption: { id: own.redemption.id } },
    })
    expect(own.redemption.id).not.toBe(other.redemption.id)
  })
})
