// The doors of a stack as a shop's staff and its shoppers reach them.
import type { ProxyAnswer } from '../../scripts/demo/control.ts'

export interface Asked {
  route: string
  path: string
  token: string | null
  form?: Record<string, string> | undefined
  /** Where a page sends JSON instead. */
  json?: object
}

export interface Doors {
  /** An admin request as the embedded page sends it. */
  askAdmin(asked: Asked): Promise<Response>
  tokenOf(domain: string): string
  /** A storefront request of a shopper, through the app proxy of a shop. */
  askStorefront(
    domain: string,
    customerId: string | null,
    path: string,
    body?: object,
  ): Promise<ProxyAnswer>
}
