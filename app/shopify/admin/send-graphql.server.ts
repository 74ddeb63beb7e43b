// One Admin API request, and what its answer means. The SDK's own client keeps neither the cause of
// a lost answer nor the cost report, and both decide what we may do next: hence this one.
import { fetchFromShop } from '../simulator-seam.server.ts'
import { AccessFault, ShopifyFault } from './client.ts'

const timeoutMs = 20_000
const defaultRetryMs = 2000
const mutation = /^(\s|#[^\n]*\n)*mutation\b/
// Errors of a connection that never came to be: Shopify has seen nothing of the request.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export interface Cost {
  requestedQueryCost: number
  throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number }
}

interface GraphqlError {
  message: string
  extensions?: { code?: string; requiredAccess?: string }
}

export type Answer<Data> =
  | { kind: 'data'; data: Data; cost?: Cost }
  | { kind: 'throttled'; cost?: Cost; retryMs: number }
  | { kind: 'unauthorized' }

export interface Request {
  address: string
  token: string
  document: string
  variables: Record<string, unknown>
}

/** @throws ShopifyFault, and Error where the document or a scope is wrong. */
export async function sendGraphql<Data>(request: Request): Promise<Answer<Data>> {
  const isMutation = mutation.test(request.document)
  const answer = await post(request, isMutation)
  if (answer.status === 401) return { kind: 'unauthorized' }
  if (answer.status === 429) return { kind: 'throttled', retryMs: retryMsOf(answer) }
  if (!answer.ok) {
    const isDoubtful = isMutation && answer.status >= 500
    throw new ShopifyFault(`Shopify answered ${answer.status}`, { isDoubtful })
  }
  return read(await bodyOf(answer, isMutation), isMutation)
}

async function post({ address, token, document, variables }: Request, isMutation: boolean) {
  try {
    return await fetchFromShop(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Shopify-Access-Token': token,
      },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    const isDoubtful = isMutation && !neverSent.has(codeOf(cause))
    throw new ShopifyFault('Shopify did not answer', { isDoubtful, cause })
  }
}

interface Body {
  data?: unknown
  errors?: GraphqlError[] | string
  extensions?: { cost?: Cost }
}

async function bodyOf(answer: Response, isMutation: boolean): Promise<Body> {
  try {
    return (await answer.json()) as Body
  } catch (cause) {
    throw new ShopifyFault("Shopify's answer broke off", { isDoubtful: isMutation, cause })
  }
}

function read<Data>({ data, errors, extensions }: Body, isMutation: boolean): Answer<Data> {
  const cost = extensions?.cost
  const listed = typeof errors === 'string' ? [{ message: errors }] : (errors ?? [])
  const codes = listed.map((error) => error.extensions?.code)
  if (codes.includes('THROTTLED')) return { kind: 'throttled', cost, retryMs: defaultRetryMs }
  if (codes.includes('INTERNAL_SERVER_ERROR') || codes.includes('TIMEOUT')) {
    throw new ShopifyFault('Shopify reported an internal error', { isDoubtful: isMutation })
  }
  if (codes.includes('ACCESS_DENIED')) throw new AccessFault(describe(listed))
  if (listed.length > 0) throw new Error(`Shopify refused a document: ${describe(listed)}`)
  if (data === undefined || data === null) {
    throw new ShopifyFault('Shopify answered without data', { isDoubtful: isMutation })
  }
  return { kind: 'data', data: data as Data, cost }
}

function describe(errors: GraphqlError[]): string {
  return errors
    .map(({ message, extensions }) => [extensions?.code, message].filter(Boolean).join(': '))
    .join('; ')
    .slice(0, 500)
}

function retryMsOf(answer: Response): number {
  const seconds = Number(answer.headers.get('Retry-After'))
  return seconds > 0 ? seconds * 1000 : defaultRetryMs
}

function codeOf(error: unknown): string {
  const { cause, code } = error as { cause?: { code?: string }; code?: string }
  return cause?.code ?? code ?? ''
}
