// A merchant's browser, as far as signing in goes: the frame's address with a session token in it.
import type { TestStack } from '../setup/stack.ts'

// The SDK turns away what looks like a robot.
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36'

export interface Page {
  status: number
  location: string | null
  headers: Headers
  text: string
}

/** @param query changes to what the frame sends; undefined leaves one out. */
export async function openPage(
  stack: TestStack,
  path: string,
  query: Record<string, string | undefined> = {},
): Promise<Page> {
  const shop = query.shop ?? 'perennial-garden.myshopify.com'
  const { idToken, host } = await stack.control.post<{ idToken: string; host: string }>(
    '/session-token',
    { shop },
  )
  const address = new URL(path, stack.addresses.app)
  for (const [name, value] of Object.entries({
    embedded: '1',
    shop,
    host,
    id_token: idToken,
    ...query,
  })) {
    if (value !== undefined) address.searchParams.set(name, value)
  }
  return get(address)
}

export async function get(address: URL, headers: Record<string, string> = {}): Promise<Page> {
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { 'User-Agent': userAgent, ...headers },
  })
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    headers: answer.headers,
    text: await answer.text(),
  }
}
