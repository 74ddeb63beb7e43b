// What the reverse proxy changes in the app's answers so that a page on this machine may frame
// it and finds the App Bridge stand-in. Everything else passes as it is.

export const appBridgeAddress = 'https://cdn.shopify.com/shopifycloud/app-bridge.js'
/** Where the reverse proxy serves the stand-in, on the app's own origin. */
export const standInPath = '/__simulator/app-bridge.js'

type Headers = Record<string, string | string[] | undefined>

/** The headers of an answer, seen from a frame on one of `adminOrigins`. */
export function rewriteHeaders(headers: Headers, adminOrigins: string[]): Headers {
  const rewritten: Headers = {}
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (lower === 'link' && String(value).includes(appBridgeAddress)) continue
    rewritten[name] =
      lower === 'content-security-policy' ? allowFraming(String(value), adminOrigins) : value
  }
  const location = headers.location
  if (typeof location === 'string' && adminOrigins[0]) {
    rewritten.location = location.replace(/^https:\/\/admin\.shopify\.com/, adminOrigins[0])
  }
  return rewritten
}

/** A policy that lets Shopify's admin frame the app lets the simulator's, and no other does. */
function allowFraming(policy: string, adminOrigins: string[]): string {
  return policy.replace(/frame-ancestors([^;]*)/, (directive, sources: string) =>
    sources.includes('https://admin.shopify.com')
      ? `${directive.trimEnd()} ${adminOrigins.join(' ')}`
      : directive,
  )
}

/** HTML, and scripts too: React compares the address in its bundle with the one in the page. */
export function isRewritable(contentType: string | undefined): boolean {
  return /^(text\/html|text\/javascript|application\/javascript)/.test(contentType ?? '')
}

export function rewriteBody(body: string): string {
  return body.replaceAll(appBridgeAddress, standInPath)
}
