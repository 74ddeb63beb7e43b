// The frame of every storefront answer: who asks, what went wrong. Nothing but JSON leaves it.
import { log } from '../../log.server.ts'
import { answerError } from './answer.ts'
import { type ProxyRequest, requireProxy } from './require-proxy.server.ts'

/** Faults and bugs become a 500 in words; what was thrown as an answer is the answer. */
export async function handleProxy(
  request: Request,
  handle: (proxy: ProxyRequest) => Promise<Response>,
): Promise<Response> {
  try {
    return await handle(await requireProxy(request))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    log.error({ path: new URL(request.url).pathname, err: thrown }, 'a storefront request failed')
    return answerError(500, 'internal_error', 'Something went wrong. Try again in a moment.')
  }
}
