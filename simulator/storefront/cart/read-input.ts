// The input of a cart endpoint: JSON, or a form with names like updates[123] and
// properties[Engraving].
import { readBody } from '../../pages/exchange.ts'
import type { Visit } from '../visit.ts'
import { CartError } from './change-cart.ts'

export type CartInput = Record<string, unknown>

export async function readCartInput({ request, url }: Visit): Promise<CartInput> {
  const body = (await readBody(request)).toString('utf8')
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return readJson(body)
  if (type.startsWith('multipart/form-data')) return readMultipart(body, type)
  return readPairs([...url.searchParams, ...new URLSearchParams(body)])
}

function readJson(body: string): CartInput {
  try {
    const parsed = body === '' ? {} : JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Said below, the same for what is no JSON and for what is no object.
  }
  throw new CartError(422, 'the body is not a JSON object')
}

/** `new FormData(form)` sent by a script: text fields only. */
function readMultipart(body: string, type: string): CartInput {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? ''
  const parts = body.split(`--${boundary}`).map((part) => {
    const match = /name="([^"]*)"\r\n(?:.*\r\n)*?\r\n([\s\S]*)\r\n$/.exec(part)
    return match ? ([match[1] ?? '', match[2] ?? ''] as [string, string]) : null
  })
  return readPairs(parts.filter((part) => part !== null))
}

function readPairs(pairs: [string, string][]): CartInput {
  const input: CartInput = {}
  for (const [name, value] of pairs) {
    const match = /^(\w+)\[(.*)\]$/.exec(name)
    if (!match?.[1]) input[name] = value
    else if (match[2] === '') input[match[1]] = [...asList(input[match[1]]), value]
    else input[match[1]] = { ...asObject(input[match[1]]), [match[2] ?? '']: value }
  }
  return input
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
