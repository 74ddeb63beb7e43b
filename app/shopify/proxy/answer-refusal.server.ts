import { now } from '../../clock.server.ts'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import { readVoice } from '../../loyalty/storefront/read-voice.server.ts'
import { answer } from './answer.ts'
import type { ProxyRequest } from './require-proxy.server.ts'

/** 409: the request was right, the answer is no, and the shopper is told why. */
export async function answerRefusal(
  { shop, language }: Pick<ProxyRequest, 'shop' | 'language'>,
  refusal: Refusal,
): Promise<Response> {
  const voice = await readVoice(shop, now())
  const message = renderRefusal(refusal, voice.in(language ?? voice.shop))
  return answer(409, { refusal: { ...refusal.details, code: refusal.code, message } })
}
