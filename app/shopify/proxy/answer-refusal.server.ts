import { now } from '../../clock.server.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { readSpeech } from '../../loyalty/storefront/read-speech.server.ts'
import { answer } from './answer.ts'
import type { ProxyRequest } from './require-proxy.server.ts'

/** 409: the request was right, the answer is no, and the shopper is told why. */
export async function answerRefusal({ shop }: ProxyRequest, refusal: Refusal): Promise<Response> {
  const message = renderRefusal(refusal, await readSpeech(shop, now()))
  return answer(409, { refusal: { ...refusal.details, code: refusal.code, message } })
}
