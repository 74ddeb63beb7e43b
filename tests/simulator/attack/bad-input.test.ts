// Whatever is sent to a page of the admin or to the storefront's API that its forms would not send:
// it is refused as the sender's mistake, never answered as ours.
import { beforeEach, expect, test } from 'vitest'
import { openTestStack } from '../../setup/stack.ts'
import { verifyStack } from '../../setup/verify-stack.ts'
import { openHouse } from '../two-shops.ts'
import { adminActions, adminPages, hostile, proxyCalls, variants } from './bad-input.ts'

const stack = await openTestStack()
const house = openHouse(stack)
beforeEach(() => stack.explainFailure())
const shop = await house.openShop('perennial-garden.myshopify.com', {
  firstName: 'Adalind',
  email: 'adalind@x.example',
})
const token = () => house.tokenOf(shop.domain)
const browser = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147 Safari/537.36'

async function send(
  { route, path }: { route: string; path: string },
  body?: { type: string; bytes: BodyInit },
): Promise<string | null> {
  const address = new URL(path, stack.addresses.app)
  address.searchParams.set('_data', route)
  const answer = await fetch(address, {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      'User-Agent': browser,
      Authorization: `Bearer ${token()}`,
      ...(body && { 'Content-Type': body.type }),
    },
    ...(body ? { body: body.bytes } : {}),
  })
  const text = await answer.text()
  const isLeak = /PrismaClient|node_modules|\\n +at /.test(text)
  return answer.status >= 500 || isLeak ? `${answer.status} ${text.slice(0, 200)}` : null
}

async function troublesOf<Case>(
  cases: Case[],
  ask: (one: Case) => Promise<string | null>,
): Promise<string[]> {
  const troubles: string[] = []
  for (const one of cases) {
    const trouble = await ask(one)
    if (trouble) troubles.push(`${JSON.stringify(one).slice(0, 300)} → ${trouble}`)
  }
  return troubles
}

const urlencoded = 'application/x-www-form-urlencoded'

// Some thousand requests, on a machine that has other work.
const patienceMs = 300_000

test(
  'every field of every form bears whatever is written into it',
  async () => {
    const cases = adminActions(shop).flatMap(({ form, json, ...page }) =>
      form
        ? variants(form, hostile).map((sent) => ({ ...page, type: urlencoded, sent }))
        : variants(json ?? {}, hostile).map((sent) => ({
            ...page,
            type: 'application/json',
            sent,
          })),
    )
    const troubles = await troublesOf(cases, ({ sent, type, ...page }) =>
      send(page, {
        type,
        bytes:
          type === urlencoded
            ? new URLSearchParams(sent as Record<string, string>)
            : JSON.stringify(sent),
      }),
    )
    console.log(cases.length, 'forms sent')
    expect(troubles).toEqual([])
  },
  patienceMs,
)

test('a body of another kind than the page takes is the sender’s mistake', async () => {
  const bodies = [
    { type: 'application/json', bytes: '{"intent":"save"' },
    { type: 'application/json', bytes: '[]' },
    { type: 'text/plain', bytes: 'intent=save' },
    { type: 'multipart/form-data; boundary=x', bytes: 'nothing of the kind' },
    { type: 'multipart/form-data', bytes: '--x\r\n' },
    { type: urlencoded, bytes: '%E0%A4%A&=&&intent' },
    { type: urlencoded, bytes: '' },
  ]
  const cases = adminActions(shop).flatMap(({ route, path }) =>
    bodies.map((body) => ({ route, path, body })),
  )
  expect(await troublesOf(cases, ({ body, ...page }) => send(page, body))).toEqual([])
})

test(
  'every address bears whatever is written into it',
  async () => {
    const cases = adminPages(shop).flatMap(({ route, path, names }) =>
      names.flatMap((name) =>
        hostile.map((value) => ({
          route,
          path: `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(String(value).toWellFormed())}`,
        })),
      ),
    )
    console.log(cases.length, 'pages asked for')
    expect(await troublesOf(cases, (page) => send(page))).toEqual([])
  },
  patienceMs,
)

test('every call of the storefront bears whatever is sent', async () => {
  const cases = proxyCalls(shop).flatMap(({ path, body }) =>
    variants(body, hostile).map((sent) => ({ path, sent })),
  )
  const troubles = await troublesOf(cases, async ({ path, sent }) => {
    const answer = await house.askStorefront(shop.domain, shop.customerId, path, sent)
    const isClear = answer.status < 500
    return isClear ? null : `${answer.status} ${JSON.stringify(answer.body)}`
  })
  expect(troubles).toEqual([])
})

const program = { route: 'routes/app.program._index', path: '/app/program?index' }
const ask = async (page: { route: string; path: string }, form?: Record<string, string>) => {
  const answer = await house.askAdmin({ ...page, token: token(), form })
  return answer.ok ? answer.json() : answer.status
}

test('settings beyond their limits are refused field by field, and nothing is saved', async () => {
  const { draft } = await ask(program)
  const { settings, revision } = draft
  const [reward] = settings.rewards
  const products = Array.from({ length: 10_000 }, (_, n) => ({ id: String(n), title: 'A mug' }))
  const wrong: [string, object][] = [
    ['name', { name: 'x'.repeat(41) }],
    ['pendingDays', { pendingDays: -1 }],
    ['graceDays', { graceDays: 1e300 }],
    ['orderMaximum', { orderMaximum: 0.5 }],
    ['rules.0.points', { rules: [{ ...settings.rules[0], points: null }] }],
    ['rewards', { rewards: [reward, reward] }],
    ['rewards.0.kind', { rewards: [{ ...reward, kind: 'the moon' }] }],
    ['rewards.0.points', { rewards: [{ ...reward, points: 1_000_001 }] }],
    ['rewards.0.products', { rewards: [{ ...reward, products }] }],
  ]
  for (const [field, change] of wrong) {
    const form = { intent: 'save', revision: String(revision) }
    const sent = { ...form, settings: JSON.stringify({ ...settings, ...change }) }
    const { result } = await ask(program, sent)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'draft_invalid' } })
    expect(Object.keys(result.refusal.details)).toContain(field)
  }
  for (const [, change] of wrong.filter(([field]) => field.startsWith('rewards.0'))) {
    const { rewards } = change as { rewards: object[] }
    const page = { route: 'routes/app.rewards.$id', path: `/app/rewards/${reward.id}` }
    const form = { reward: JSON.stringify(rewards[0]), before: JSON.stringify(reward) }
    expect(await ask(page, form)).toBe(400)
  }
  expect((await ask(program)).draft).toEqual(draft)
  const stale = { intent: 'save', revision: String(revision - 1) }
  const late = await ask(program, { ...stale, settings: JSON.stringify(settings) })
  expect(late.result.refusal.code).toBe('draft_changed')
})

test('a file of twenty megabytes is refused in words, and leaves nothing behind', async () => {
  const body = new FormData()
  body.set('source', 'file')
  body.set('batchId', crypto.randomUUID())
  body.set('note', 'Spring')
  body.set('file', new File(['customer,points\n', '1,5\n'.repeat(5_000_000)], 'large.csv'))
  const list = { route: 'routes/app.members.batches._index', path: '/app/members/batches' }
  const before = await ask(list)
  const address = new URL('/app/members/batches/new', stack.addresses.app)
  address.searchParams.set('_data', 'routes/app.members.batches.new')
  const headers = { 'User-Agent': browser, Authorization: `Bearer ${token()}` }
  const answer = await fetch(address, { method: 'POST', headers, body })
  expect(await answer.json()).toMatchObject({ ok: false, refusal: { code: 'file_too_large' } })
  expect(await ask(list)).toEqual(before)
})

test('an adjustment sent again with other content is refused, and its note computes nothing', async () => {
  const member = { route: 'routes/app.members.$id', path: `/app/members/${shop.memberId}` }
  const note = '=HYPERLINK("https://evil.example")'
  const form = { intent: 'adjust', adjustmentId: crypto.randomUUID(), points: '5', note }
  expect((await ask(member, form)).result).toEqual({ ok: true, value: null })
  expect((await ask(member, form)).result).toEqual({ ok: true, value: null })
  const other = await ask(member, { ...form, points: '6' })
  expect(other.result.refusal.code).toBe('reference_reused')
  const month = (await stack.control.get<{ now: string }>('/clock')).now.slice(0, 7)
  const journal = { route: 'routes/app.accounting.journal', path: '/app/accounting/journal' }
  const path = `${journal.path}?month=${month}`
  const csv = await (await house.askAdmin({ ...journal, path, token: token() })).text()
  expect(csv).toContain('HYPERLINK')
  expect(csv).not.toMatch(/(^|,)"?[=@+]/m)
})

test('nothing of it was a fault of ours, and the books agree', async () => {
  const faults = stack.readLog('app').match(/^.*"level":(50|60).*$/gm) ?? []
  expect(faults).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
