// A shop of one page: our blocks drawn by the simulator's Liquid in its theme, with the metafields,
// the cart and the answers of our server that a test chooses. For the states that a whole shop is
// slow to bring about.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Page as Drawing, drawBlocks, folder } from '../../unit/widget/draw.ts'
import { type Answer, StageCart } from './stage-cart.ts'

const theme = readFileSync(
  new URL('../../../simulator/theme/assets/theme.css', import.meta.url),
  'utf8',
)
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' }

export interface Scene extends Drawing {
  blocks: string[]
  direction?: 'ltr' | 'rtl'
  /** Units of the page's currency for one of the shop's. */
  rate?: string
}

type Respond = (verb: string, body: Record<string, unknown>, url: URL) => Answer | null

export class Stage {
  readonly cart = new StageCart()
  /** What was asked of our server, in order. */
  readonly asked: { verb: string; body: Record<string, unknown>; locale: string | null }[] = []
  #scene: Scene = { blocks: [] }
  #respond: Respond = () => null
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((problem: unknown) => {
        response.writeHead(500)
        response.end(String(problem))
      })
    })
  }

  static async open(): Promise<Stage> {
    const stage = new Stage()
    await new Promise<void>((done) => stage.#server.listen(0, '127.0.0.1', done))
    return stage
  }

  close(): Promise<void> {
    return new Promise((done) => this.#server.close(() => done()))
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  /** @param respond our server's answers; null: it is away */
  set(scene: Scene, respond: Respond = () => null): void {
    this.#scene = scene
    this.#respond = respond
    this.asked.length = 0
    this.cart.reset()
  }

  /** What Liquid knows from now on, as after the metafield was written. */
  repaint(change: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...change }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.address)
    const asset = /^\/cdn\/extensions\/rewards-widget\/assets\/([\w.-]+)$/.exec(url.pathname)?.[1]
    if (asset) return sendAsset(response, asset)
    const body = await readBody(request)
    const verb = /^\/apps\/loyalty\/(\w+)$/.exec(url.pathname)?.[1]
    if (verb) return this.#answer(response, verb, body, url)
    const cart = this.cart.act(url.pathname, body)
    if (cart) return sendJson(response, cart)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(await this.#draw())
  }

  #answer(response: ServerResponse, verb: string, body: Record<string, unknown>, url: URL): void {
    this.asked.push({ verb, body, locale: url.searchParams.get('locale') })
    const answer = this.#respond(verb, body, url)
    if (answer) return sendJson(response, answer)
    response.writeHead(503)
    response.end('away')
  }

  async #draw(): Promise<string> {
    const { blocks, direction = 'ltr', rate = '1.0', locale = 'en', currency = 'USD' } = this.#scene
    const cart = { ...this.cart.read(), currency: { iso_code: currency } }
    const { html, head } = await drawBlocks(blocks, { cart, ...this.#scene })
    const shopify = { currency: { active: currency, rate }, routes: { root: '/' } }
    return `<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>Stage</title>
      <link rel="icon" href="data:,"><style>${theme}</style>
      <script>window.Shopify = ${JSON.stringify(shopify)}</script>${head}</head>
      <body><main>${html}</main></body></html>`
  }
}

function sendAsset(response: ServerResponse, name: string): void {
  response.writeHead(200, { 'content-type': types[name.split('.').pop() ?? ''] ?? 'text/plain' })
  response.end(readFileSync(new URL(`assets/${name}`, folder)))
}

function sendJson(response: ServerResponse, { status = 200, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}
