import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let body = ''
const tour = createServer((_, response) => response.end(body))

beforeAll(async () => {
  simulator = await startTestSimulator()
  await new Promise<void>((done) => tour.listen(0, '127.0.0.1', done))
})

afterAll(async () => {
  tour.close()
  await simulator.stop()
})

const read = async () => (await fetch(`${simulator.control}/`)).text()

test('the scenes of a tour are listed where one is offered, and their markup is text', async () => {
  expect(await read()).not.toContain('Guided tour')
  const address = `http://127.0.0.1:${(tour.address() as AddressInfo).port}`
  simulator.context.config.tourAddress = address
  body = JSON.stringify([{ id: 'old-order', title: 'Refund <an> old order', state: 'played' }])
  const page = await read()
  expect(page).toContain(`<a href="${address}/scenes/old-order">Refund &lt;an&gt; old order</a>`)
  expect(page).toContain('<span class="badge">played</span>')
})

test('a tour that does not answer, or not as agreed, is left out', async () => {
  body = '[{"id":"../x","title":"x","state":"played"}]'
  expect(await read()).not.toContain('Guided tour')
  body = 'no json'
  expect(await read()).not.toContain('Guided tour')
})
