// fetch, as App Bridge makes it: a session token with every request to the app, one more try with a
// fresh token when the app asks for it, and a reload at the top when the app must be authorised.
import { ask } from './host.ts'
import { openAddress } from './opening.ts'

const plainFetch = window.fetch.bind(window)

export function readIdToken(): Promise<string> {
  return ask<string>('idToken')
}

async function fetchWithToken(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  if (new URL(request.url).origin !== location.origin) return plainFetch(request)
  if (request.headers.has('Authorization')) return plainFetch(request)
  const spare = request.clone()
  const answer = await plainFetch(await authorised(request))
  if (answer.status === 401 && answer.headers.has('X-Shopify-Retry-Invalid-Session-Request')) {
    return plainFetch(await authorised(spare))
  }
  const elsewhere = answer.headers.get('X-Shopify-API-Request-Failure-Reauthorize-Url')
  if (elsewhere) openAddress(elsewhere, '_top')
  return answer
}

async function authorised(request: Request): Promise<Request> {
  const headers = new Headers(request.headers)
  headers.set('Authorization', `Bearer ${await readIdToken()}`)
  headers.set('X-Requested-With', 'XMLHttpRequest')
  return new Request(request, { headers })
}

export function patchFetch(): void {
  window.fetch = fetchWithToken
}
