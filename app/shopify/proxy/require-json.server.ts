// What an action must be: a POST with JSON, sent by a page of the shop itself. Another site's page
// can neither send that content type without asking first, nor name the shop's origin as its own.
import { z } from 'zod'
import { answerError } from './answer.ts'

const longestBody = 10_000
const longestRead = 1_000_000

/** @throws the answer: 403, 415, 413, 400 or 422, in words. */
export async function requireJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  domain: string,
): Promise<z.infer<Schema>> {
  if (!isSameOrigin(request.headers, domain)) {
    throw answerError(403, 'other_origin', "Only the shop's own pages may do this.")
  }
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw answerError(415, 'not_json', 'Send the body as application/json.')
  }
  const parsed = schema.safeParse(await readBody(request))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'body',
    message: issue.message,
  }))
  throw answerError(422, 'invalid_input', 'Some of the input is not usable.', { fields })
}

/**
 * Browsers say themselves whether a request is same-origin (Sec-Fetch-Site), and no page can change
 * that. Where an older one does not, its Origin must be the shop's: Shopify's domain or the one the
 * shopper used, which the proxy forwards. A request with neither is refused.
 */
export function isSameOrigin(headers: Headers, domain: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('Origin')
  if (!origin || !URL.canParse(origin)) return false
  const forwarded = headers.get('X-Forwarded-Host')?.split(',')[0]?.trim()
  return [domain, forwarded].includes(new URL(origin).host)
}

async function readBody(request: Request): Promise<unknown> {
  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw answerError(400, 'invalid_json', 'The body is not valid JSON.')
  }
}

/**
 * What is too long is not kept, but read to its end where that is near: whose connection is cut
 * never learns why.
 */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const body = request.body as AsyncIterable<Uint8Array> | null
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > longestRead) break
    if (bytes <= longestBody) text += decoder.decode(chunk, { stream: true })
  }
  if (bytes > longestBody) throw answerError(413, 'too_large', 'The body is too large.')
  return text + decoder.decode()
}
