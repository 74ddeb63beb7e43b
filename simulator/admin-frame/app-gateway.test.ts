import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator

beforeAll(async () => {
  simulator = await startTestSimulator()
})

afterAll(() => simulator.stop())

test('a page of the app comes with the stand-in and may be framed by the admin', async () => {
  simulator.answerWith.headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': 'frame-ancestors https://admin.shopify.com;',
  }
  simulator.answerWith.body =
    '<p>ä</p><script src="https://cdn.shopify.com/shopifycloud/app-bridge.js">'
  const answer = await fetch(`${simulator.app}/app/members?page=2`, {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(await answer.text()).toBe('<p>ä</p><script src="/__simulator/app-bridge.js">')
  expect(answer.headers.get('content-security-policy')).toContain(simulator.control)
  const sent = simulator.received.at(-1)
  expect(sent).toMatchObject({ method: 'GET', url: '/app/members?page=2' })
  expect(sent?.headers.host).toBe(new URL(simulator.app).host)
  expect(sent?.headers['accept-encoding']).toBeUndefined()
})

test('bodies and statuses pass through', async () => {
  Object.assign(simulator.answerWith, { status: 201, headers: {}, body: 'made' })
  const answer = await fetch(`${simulator.app}/app/data`, { method: 'POST', body: 'x=1' })
  expect([answer.status, await answer.text()]).toEqual([201, 'made'])
  expect(simulator.received.at(-1)?.body).toBe('x=1')
})

test('the stand-in knows where the admin is', async () => {
  const answer = await fetch(`${simulator.app}/__simulator/app-bridge.js`)
  expect(answer.headers.get('content-type')).toContain('javascript')
  expect(await answer.text()).toContain(simulator.control)
})

test('a websocket reaches the app', async () => {
  const app = createServer()
  app.on('upgrade', (_, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello',
    )
    socket.end()
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const appAddress = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
  const other = await startTestSimulator({ appAddress })
  const received = await new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(other.app).port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.write(
      'GET /hmr HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
  })
  expect(received).toMatch(/^HTTP\/1.1 101/)
  expect(received).toMatch(/hello$/)
  await other.stop()
  app.close()
})

test('an app that is away is named, with what to do', async () => {
  const alone = await startTestSimulator({ appAddress: 'http://127.0.0.1:9' })
  const answer = await fetch(`${alone.app}/`)
  expect(answer.status).toBe(502)
  expect(await answer.text()).toContain('Nothing answered at http://127.0.0.1:9')
  await alone.stop()
})
