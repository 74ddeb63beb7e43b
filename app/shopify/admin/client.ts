// What the rest of the app sees of Shopify's Admin API: one function. Each verb beside this file
// makes one call through it and answers in our own words.

/** A fault: network, throttling, a 5xx. The caller's job is tried again. */
export class ShopifyFault extends Error {
  /** True where the call may have taken effect all the same (no answer came). */
  readonly isDoubtful: boolean
  constructor(message: string, options: { isDoubtful: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.name = 'ShopifyFault'
    this.isDoubtful = options.isDoubtful
  }
}

/** Shopify accepts no token of ours for the shop: it has left, or was never opened. */
export class TokenFault extends ShopifyFault {
  constructor(domain: string) {
    super(`Shopify accepts no access token of ours for ${domain}`, { isDoubtful: false })
    this.name = 'TokenFault'
  }
}

/** The shop has not granted us what the call needs, or has taken it back. Nothing was done. */
export class AccessFault extends ShopifyFault {
  constructor(message: string) {
    super(message, { isDoubtful: false })
    this.name = 'AccessFault'
  }
}

/** A file that Shopify had made for us is gone: it keeps each for a week. */
export class FileGoneFault extends ShopifyFault {
  constructor(status: number) {
    super(`the file is gone (answered with ${status})`, { isDoubtful: false })
    this.name = 'FileGoneFault'
  }
}

export interface UserError {
  code?: string | null
  field?: string[] | null
  message: string
}

export interface AdminClient {
  /** @returns `data`. @throws ShopifyFault; Error where the document itself is wrong (a bug). */
  graphql<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>
}
