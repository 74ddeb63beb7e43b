// A simulator in the test's own process, on free ports, with an app that writes down what it is
// sent. Nothing is kept on disk unless a folder is given.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulatorConfig } from '../config.ts'
import { type RunningSimulator, startSimulator } from '../start.ts'
import { appToml } from './app-toml.ts'

export const apiKey = 'test-key'
export const apiSecret = 'test-secret'
export const garden = 'perennial-garden.myshopify.com'

export interface Received {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface TestSimulator extends RunningSimulator {
  /** What the app was sent, oldest first. */
  received: Received[]
  /** How the app answers; 200 unless a test says otherwise. */
  answerWith: { status: number; headers?: Record<string, string>; body?: string; afterMs?: number }
  post(path: string, body?: unknown): Promise<{ status: number; json: never }>
  get(path: string): Promise<never>
  /** Allows optional scopes in the first shop. */
  grant(...scopes: string[]): Promise<void>
  /** Waits until every webhook is delivered and gives the app's copies. */
  webhooks(topic?: string): Promise<Received[]>
}

export async function startTestSimulator(
  changes: Partial<SimulatorConfig> & { toml?: string } = {},
): Promise<TestSimulator> {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  const { toml, ...config } = changes
  writeFileSync(join(folder, 'shopify.app.toml'), toml ?? appToml())
  const app = await startApp()
  const running = await startSimulator({
    controlPort: 0,
    storefrontPort: 0,
    appPort: 0,
    appAddress: app.address,
    apiKey,
    apiSecret,
    appToml: join(folder, 'shopify.app.toml'),
    extensions: join(folder, 'extensions'),
    retrySecondsPerMinute: 0.01,
    ...config,
  })
  const post = async (path: string, body: unknown = {}) => {
    const answer = await fetch(`${running.control}/control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, json: (await answer.json()) as never }
  }
  return {
    ...running,
    received: app.received,
    answerWith: app.answerWith,
    post,
    get: async (path) => (await fetch(`${running.control}/control${path}`)).json() as never,
    async grant(...scopes) {
      const { status, json } = await post(`/shops/${garden}/scopes`, { grant: scopes })
      if (status !== 200) throw new Error(JSON.stringify(json))
    },
    async webhooks(topic) {
      const { status } = await post('/webhooks/settle')
      if (status !== 200) throw new Error('the courier did not come to rest')
      return app.received.filter(({ headers }) => {
        const sent = headers['x-shopify-topic']
        return topic ? sent === topic : sent !== undefined
      })
    },
    async stop() {
      await running.stop()
      app.server.closeAllConnections()
      app.server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startApp() {
  const received: Received[] = []
  const answerWith: TestSimulator['answerWith'] = { status: 200 }
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers, body })
    if (answerWith.afterMs) await new Promise((resolve) => setTimeout(resolve, answerWith.afterMs))
    response.writeHead(answerWith.status, answerWith.headers).end(answerWith.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { server, address, received, answerWith }
}
