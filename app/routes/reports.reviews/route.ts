// POST /reports/reviews: a review app, or a merchant's own flow, reports that a customer reviewed a
// product (docs/reports.md). The rating is no part of it, and the same review is reported once.
import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '../../clock.server.ts'
import { log } from '../../log.server.ts'
import { noteKeyUsed } from '../../loyalty/deeds/report-keys.server.ts'
import { findReviewer } from '../../loyalty/members/find-reviewer.server.ts'
import { recordReview } from '../../loyalty/settlement/deeds/record-known.server.ts'
import { answer, answerError, answerMethod } from '../../shopify/proxy/answer.ts'
import { type Report, requireReport } from '../../shopify/reports/require-report.server.ts'

export const loader = (): Response => answerMethod('POST')

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return answerMethod('POST')
  try {
    return await take(await requireReport(request))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    log.error({ err: thrown }, 'a report failed')
    return answerError(500, 'internal_error', 'Something went wrong. Try again in a moment.')
  }
}

/** What is refused is answered in a code: it is read by an app, not by a shopper. */
async function take({ shop, keyId, review }: Report): Promise<Response> {
  const { productId, reviewId, about } = review
  const recorded = await shop.transaction(async (tx) => {
    await noteKeyUsed(tx, keyId, now())
    const memberId = await findReviewer(tx, review)
    return memberId && recordReview(tx, { memberId, productId, reviewId, about }, now())
  })
  if (!recorded) return answer(409, { refusal: { code: 'member_unknown' } })
  if (!recorded.ok) return answer(409, { refusal: recorded.refusal })
  const { state, points, isRepeat } = recorded.value
  return answer(isRepeat ? 200 : 201, { state, points, isRepeat })
}
