import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator

beforeAll(async () => {
  simulator = await startTestSimulator()
})

afterAll(() => simulator.stop())

const send = (path: string, fields: Record<string, string> = {}) =>
  fetch(simulator.control + path, { method: 'POST', body: new URLSearchParams(fields) })

test('the clock goes two weeks ahead and back to real time', async () => {
  const text = await (await send('/inspector/clock', { advance: 'P14D' })).text()
  expect(text).toContain('14 days ahead of real time.')
  expect(simulator.context.clock.offsetMs()).toBe(14 * 86_400_000)
  await send('/inspector/clock', { advance: 'reset' })
  expect(simulator.context.clock.offsetMs()).toBe(0)
  expect((await send('/inspector/clock', { advance: 'soon' })).status).toBe(422)
})

test('trouble is chosen, shown and put away', async () => {
  await send('/inspector/chaos', { duplicate: '30', delay: '2', shuffle: '1', lose: '0' })
  expect(simulator.context.courier.chaos()).toEqual({
    duplicate: 0.3,
    delayMs: [0, 2000],
    shuffle: true,
  })
  expect((await send('/inspector/chaos', { duplicate: '130' })).status).toBe(422)
  await send('/inspector/chaos')
  expect(simulator.context.courier.chaos()).toEqual({})
})

test('a delivery is listed with its attempts, read, and sent once more', async () => {
  const person = { firstName: 'Ada', lastName: 'B', email: 'ada@example.com' }
  await simulator.post('/customers', person)
  await simulator.webhooks()
  const listed = await (await fetch(`${simulator.control}/inspector/deliveries`)).text()
  expect(listed).toMatch(/customers\/create.*delivered.*1 · 200/s)
  const address = /href="(\/inspector\/deliveries\/[^"]+)"/.exec(listed)?.[1] ?? ''
  const body = await (await fetch(simulator.control + address)).json()
  expect(body).toMatchObject({ email: 'ada@example.com' })
  const before = simulator.received.length
  await send(`${address}/redeliver`)
  await simulator.webhooks()
  expect(simulator.received.length).toBe(before + 1)
  expect((await send('/inspector/deliveries/none/redeliver')).status).toBe(404)
})

test('it leads to the shop and to the app in the admin', async () => {
  const text = await (await fetch(`${simulator.control}/`)).text()
  expect(text).toContain(`href="${simulator.storefront}/"`)
  expect(text).toContain('/store/perennial-garden/apps/test-app')
})
