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
  const isLeak = /PrismaClient|node_modules|at .+:\d+:\d+/.test(text)
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

test('every field of every form bears whatever is written into it', async () => {
  const cases = adminActions(shop).flatMap(({ form, json, ...page }) =>
    form
      ? variants(form, hostile).map((sent) => ({ ...page, type: urlencoded, sent }))
      : variants(json ?? {}, hostile).map((sent) => ({ ...page, type: 'application/json', sent })),
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
})

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

test('every address bears whatever is written into it', async () => {
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
})

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

test('nothing of it was a fault of ours, and the books agree', async () => {
  const faults = stack.readLog('app').match(/^.*"level":(50|60).*$/gm) ?? []
  expect(faults).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
