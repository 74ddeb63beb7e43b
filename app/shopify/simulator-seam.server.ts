// The one seam between the app and Shopify's network: where the simulator's address is set,
// whatever the SDK or our own client would send to a shop goes there, with the shop's host named in
// a header. The adapter sets the plain fetch when it is loaded, so it is loaded before the seam is
// put in.
import '@shopify/shopify-api/adapters/web-api'
import { abstractFetch, setAbstractFetchFunc } from '@shopify/shopify-api/runtime'
import { env } from '../env.server.ts'

/** Sends a request of our own to a shop, by the way the SDK's requests take. */
export const fetchFromShop: typeof fetch = (input, init) => {
  installSimulatorSeam()
  return abstractFetch(input, init)
}

const shopHost = /\.myshopify\.com$/

type Holder = { perennialSeam?: boolean }
const holder = globalThis as Holder

/** Does nothing without SHOPIFY_SIMULATOR_URL, and nothing twice. */
export function installSimulatorSeam(): void {
  const simulator = env().SHOPIFY_SIMULATOR_URL
  if (!simulator || holder.perennialSeam) return
  holder.perennialSeam = true
  const throughNetwork = abstractFetch
  setAbstractFetchFunc(async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (!shopHost.test(address.hostname)) return throughNetwork(input, init)
    const headers = new Headers(init?.headers)
    headers.set('X-Simulator-Host', address.hostname)
    return throughNetwork(new URL(`${address.pathname}${address.search}`, simulator), {
      ...init,
      headers,
    })
  })
}
