// GET /apps/loyalty/terms: the terms of the version in force, as a page in the shop's own theme, in
// the language that is asked for (`?locale=`), else the shop's.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '../clock.server.ts'
import { languageOf } from '../loyalty/explain/languages.ts'
import { readPhase } from '../loyalty/program/read-phase.server.ts'
import { readProgramInForce } from '../loyalty/program/read-program-in-force.server.ts'
import { readTerms } from '../loyalty/storefront/terms/keep-terms.server.ts'
import { answerError, answerMethod } from '../shopify/proxy/answer.ts'
import { handleProxy } from '../shopify/proxy/handle-proxy.server.ts'
import { limitRate } from '../shopify/proxy/limit-rate.server.ts'
import { termsPage } from '../shopify/proxy/terms-page.ts'

const hidden = new Set(['off', 'shadow'])

export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return handleProxy(request, async (proxy) => {
    await limitRate('read', proxy)
    const { shop, shopRow } = proxy
    const at = now()
    const language = proxy.language ?? languageOf(shopRow.language ?? 'en')
    const [version, { phase }] = await Promise.all([
      readProgramInForce(shop, at),
      readPhase(shop, at),
    ])
    const terms =
      version && !hidden.has(phase)
        ? await readTerms(shop, { version: version.number, language, now: at })
        : null
    if (!terms) return answerError(404, 'no_program', 'This shop has no rewards program now.')
    return new Response(termsPage(terms, language), {
      headers: { 'Content-Type': 'application/liquid', 'Cache-Control': 'no-store' },
    })
  })
}

export const action = (): Response => answerMethod('GET')
