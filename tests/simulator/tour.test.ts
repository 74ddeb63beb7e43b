// The guided tour of the demo: every scene is played, with its real effects, and played again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLanguage } from '../../app/loyalty/explain/languages.ts'
import { openShop } from '../../scripts/demo/open-shop.ts'
import type { Step } from '../../scripts/demo/tour/scene.ts'
import { serveTour, type TourServer } from '../../scripts/demo/tour/serve-tour.ts'
import { Stage } from '../../scripts/demo/tour/stage.ts'
import { type Showing, Tour } from '../../scripts/demo/tour/tour.ts'
import { freePort } from '../../scripts/embedded-postgres.ts'
import { testPatienceMs } from '../setup/patience.ts'
import { openTestStack } from '../setup/stack.ts'

const stack = await openTestStack()
let server: TourServer

beforeAll(async () => {
  await openShop(stack.control, stack)
  const stage = new Stage({ stack, databaseUrl: stack.databaseUrl, lookMs: 0 })
  const { inspector } = stack.addresses
  server = await serveTour(new Tour(stage), { port: await freePort(), inspector })
})

afterAll(() => server?.close())

const showing = async (id: string) =>
  (await (await fetch(`${server.address}/scenes/${id}/showing.json`)).json()) as Showing

async function play(id: string): Promise<Step[]> {
  await fetch(`${server.address}/scenes/${id}/play`, { method: 'POST' })
  await expect
    .poll(async () => (await showing(id)).state, { timeout: testPatienceMs / 2, interval: 200 })
    .not.toBe('playing')
  const { state, problem, steps } = await showing(id)
  expect({ state, problem }).toEqual({ state: 'played', problem: null })
  return steps
}

const figure = (steps: Step[], name: RegExp): string | undefined =>
  steps.flatMap(({ figures = [] }) => figures).findLast(([one]) => name.test(one))?.[1]

test('1: a refund after the rate doubled takes back what was given, twice in a row', async () => {
  stack.explainFailure()
  for (const _ of [1, 2]) {
    const steps = await play('old-order')
    expect(figure(steps, /usual app/)).toBe('100')
    expect(figure(steps, /Perennial takes/)).toBe('50')
    expect(figure(steps, /Greta has/)).toBe('50 points, as before')
  }
})

test('2: lost, doubled and shuffled messages leave the books right', async () => {
  stack.explainFailure()
  const steps = await play('lost-webhooks')
  expect(Number(figure(steps, /Messages lost/))).toBeGreaterThan(0)
  expect(figure(steps, /right points/)).toBe('6 of 6')
  expect(steps.at(-1)?.quotes?.lines.join()).toContain('agree')
  expect(await stack.control.get('/webhooks/mode')).toEqual({})
})

test('3: a draft is run over the last 60 days and thrown away', async () => {
  stack.explainFailure()
  const steps = await play('draft-cost')
  const count = (text: string | undefined) => Number(text?.split(' ')[0]?.replaceAll(',', ''))
  const live = count(figure(steps, /in force/))
  expect(live).toBeGreaterThan(0)
  expect(count(figure(steps, /with the draft/))).toBe(live * 2)
  expect(figure(steps, /would have less/)).toBe('0')
})

test('4: 120 points are explained, in Hebrew where it is there', async () => {
  stack.explainFailure()
  const steps = await play('why-120')
  const quotes = steps.flatMap(({ quotes: one }) => one ?? [])
  expect(quotes[0]?.lines).toHaveLength(2)
  expect(quotes[0]?.lines.join()).toMatch(isLanguage('he') ? /[\u0590-\u05ff]{3}/ : /Order #\d+/)
})

test('5: the widget paints while the app is away, and the app comes back', async () => {
  stack.explainFailure()
  const steps = await play('without-the-app')
  expect(figure(steps, /app answers/)).toContain('refused')
  expect(figure(steps, /Yael/)).toBe('50')
  expect((await fetch(`${stack.addresses.app}/healthz`)).status).toBe(200)
})

test('pages from elsewhere cannot press the buttons, and one scene is played at a time', async () => {
  const address = `${server.address}/scenes/old-order/play`
  const foreign = { method: 'POST', headers: { Origin: 'https://shop.example' } }
  expect((await fetch(address, foreign)).status).toBe(403)
  expect((await fetch(address)).status).toBe(405)
  expect((await fetch(`${server.address}/scenes/none`)).status).toBe(404)
  const [first, second] = await Promise.all(
    [1, 2].map(() => fetch(address, { method: 'POST', redirect: 'manual' })),
  )
  expect([first, second].map((one) => one?.headers.get('x-begun')).sort()).toEqual([
    'false',
    'true',
  ])
  await play('old-order').catch(() => {})
})

test('the pages name every scene and show what has happened', async () => {
  const overview = await (await fetch(server.address)).text()
  for (const id of ['old-order', 'lost-webhooks', 'draft-cost', 'why-120', 'without-the-app'])
    expect(overview).toContain(`href="/scenes/${id}"`)
  const page = await (await fetch(`${server.address}/scenes/old-order`)).text()
  expect(page).toContain('The usual app takes (50 × today’s 2)')
})
