// Asks the storefront API as Shopify's proxy would, and holds every answer to its description.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import { parse } from 'yaml'

type Route = {
  loader(args: never): Response | Promise<Response>
  action(args: never): Response | Promise<Response>
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string }> }>>
  components: { responses: Record<string, unknown> }
}

const document = new URL('../../../docs/storefront-api.yaml', import.meta.url)
export const description = parse(readFileSync(document, 'utf8')) as Described
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(description, 'api')

export interface Asked {
  path:
    | '/me'
    | '/explain'
    | '/redeem'
    | '/cancel'
    | '/join'
    | '/leave'
    | '/survey'
    | '/nickname'
    | '/ideas'
    | '/offer'
  method?: string
  /** More of the address, signed like the rest. */
  query?: Record<string, string>
  domain: string
  customerId?: string | null
  body?: unknown
  /** The body as it is sent, instead of `body` as JSON. */
  text?: string
  headers?: Record<string, string>
  secret?: string
}

const routes: Record<Asked['path'], () => Promise<unknown>> = {
  '/me': () => import('../../../app/routes/proxy.me.ts'),
  '/explain': () => import('../../../app/routes/proxy.explain/route.ts'),
  '/redeem': () => import('../../../app/routes/proxy.redeem.ts'),
  '/cancel': () => import('../../../app/routes/proxy.cancel.ts'),
  '/join': () => import('../../../app/routes/proxy.join.ts'),
  '/leave': () => import('../../../app/routes/proxy.leave.ts'),
  '/ideas': () => import('../../../app/routes/proxy.ideas/route.ts'),
  '/offer': () => import('../../../app/routes/proxy.offer/route.ts'),
  '/survey': () => import('../../../app/routes/proxy.survey.ts'),
  '/nickname': () => import('../../../app/routes/proxy.nickname/route.ts'),
}

const readings: ReadonlySet<Asked['path']> = new Set(['/me', '/explain'])

export interface Answered {
  status: number
  headers: Headers
  /** What it is, the description says. */
  body: any
}

export async function ask(asked: Asked): Promise<Answered> {
  const method = asked.method ?? (readings.has(asked.path) ? 'GET' : 'POST')
  const request = new Request(addressOf(asked), {
    method,
    headers: method === 'GET' ? {} : { ...usualHeaders, ...asked.headers },
    ...(method === 'GET' ? {} : { body: asked.text ?? JSON.stringify(asked.body ?? {}) }),
  })
  const route = (await routes[asked.path]()) as Route
  const handle = method === 'GET' ? route.loader : route.action
  const response = await handle({ request, params: {}, context: {} } as never)
  const body = await response.json()
  expectDescribed(asked, response.status, body, method)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  return { status: response.status, headers: response.headers, body }
}

const usualHeaders = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }

function addressOf({ path, domain, customerId, secret, query = {} }: Asked): string {
  const parameters: Record<string, string> = {
    ...query,
    shop: domain,
    logged_in_customer_id: customerId ?? '',
    path_prefix: '/apps/loyalty',
    timestamp: String(Math.floor(Date.now() / 1000)),
  }
  const message = Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('')
  const key = secret ?? (process.env.SHOPIFY_API_SECRET as string)
  const signature = createHmac('sha256', key).update(message).digest('hex')
  return `http://app.example/proxy${path}?${new URLSearchParams({ ...parameters, signature })}`
}

/** A wrong method is described with the one method that the path has. */
function expectDescribed(asked: Asked, status: number, body: unknown, method: string): void {
  const operations = description.paths[asked.path] ?? {}
  const verb =
    method.toLowerCase() in operations ? method.toLowerCase() : Object.keys(operations)[0]
  const pointer = ['paths', asked.path, verb, 'responses', String(status)]
  const response = operations[verb ?? '']?.responses[String(status)]
  expect(response, `${pointer.join(' ')} is not described`).toBeDefined()
  const at = response?.$ref?.replace('#', 'api#') ?? `api#/${pointer.map(escape).join('/')}`
  const validate = ajv.compile({ $ref: `${at}/content/application~1json/schema` })
  expect(validate(body) ? [] : validate.errors).toEqual([])
}

const escape = (part: string | undefined): string => (part ?? '').replaceAll('/', '~1')
