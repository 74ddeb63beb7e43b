// The door for reports: whose key signed it, and what it says. Whoever can set a header and cannot
// sign, such as Shopify Flow, sends the key itself.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import { forShop, type ShopDb } from '../../db.server.ts'
import { findReportSecret } from '../../loyalty/deeds/report-keys.server.ts'
import { isReportSigned, isSame } from '../../loyalty/deeds/report-signature.server.ts'
import { digitsOf } from '../gid.ts'
import { answerError } from '../proxy/answer.ts'
import { findShop } from '../shop-row.server.ts'

const longestBody = 10_000
const perMinute = 600

const id = z
  .union([z.string().max(100), z.number().int().positive()])
  .transform((value) => digitsOf(String(value)))
  .pipe(z.string().regex(/^\d{1,20}$/, 'must be an id of Shopify'))

const reviewSchema = z
  .strictObject({
    customerId: id.optional(),
    /** Instead of the customer: an order of theirs. */
    orderId: id.optional(),
    productId: id,
    reviewId: z.string().trim().min(1).max(100),
    /** For the merchant who approves: such as the product's name. */
    about: z.string().trim().max(200).optional(),
  })
  .refine(({ customerId, orderId }) => customerId ?? orderId, 'name a customerId or an orderId')

export type Review = z.infer<typeof reviewSchema>

export interface Report {
  shop: ShopDb
  keyId: string
  review: Review
}

const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

/** @throws the answer: 401, 413, 422 or 429. */
export async function requireReport(request: Request): Promise<Report> {
  const domain = request.headers.get('X-Perennial-Shop') ?? ''
  const body = await request.text()
  if (body.length > longestBody) throw answerError(413, 'too_large', 'The body is too large.')
  const row = /^[a-z0-9.-]{1,255}$/.test(domain) ? await findShop(domain) : null
  if (!row?.installedAt || row.uninstalledAt) throw notSigned()
  await limitReports(row.id)
  const shop = forShop(row.id)
  const keyId = await requireKey(shop, request.headers, body)
  const parsed = reviewSchema.safeParse(readJson(body))
  if (parsed.success) return { shop, keyId, review: parsed.data }
  const fields = parsed.error.issues.map(({ path, message }) => {
    return { path: path.join('.') || 'body', message }
  })
  throw answerError(422, 'invalid_input', 'Some of the input is not usable.', { fields })
}

/** The same answer whatever was wrong: it tells nobody which shops and keys there are. */
const notSigned = () => answerError(401, 'invalid_signature', 'The signature is not valid.')

async function requireKey(shop: ShopDb, headers: Headers, body: string): Promise<string> {
  const [, carriedId, carried] =
    /^Bearer ([0-9a-f-]{36})\.([\w-]+)$/.exec(headers.get('Authorization') ?? '') ?? []
  const keyId = carriedId ?? headers.get('X-Perennial-Key') ?? ''
  const secret = z.uuid().safeParse(keyId).success ? await findReportSecret(shop, keyId) : null
  if (!secret) throw notSigned()
  if (carried !== undefined) {
    if (!isSame(carried, secret)) throw notSigned()
    return keyId
  }
  const sentAt = Number(headers.get('X-Perennial-Timestamp'))
  const signature = headers.get('X-Perennial-Signature') ?? ''
  // Real time, whatever the shop's clock says: it is about how long a copy of it is good for.
  const isSigned = isReportSigned({ sentAt, signature, body }, secret, Date.now() / 1000)
  if (!isSigned) throw notSigned()
  return keyId
}

async function limitReports(shopId: number): Promise<void> {
  try {
    await limiter.consume(shopId)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    const seconds = String(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)))
    const headers = { 'Retry-After': seconds }
    throw answerError(429, 'too_many_requests', 'Too many reports. Wait a moment.', { headers })
  }
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
