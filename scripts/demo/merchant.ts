// The merchant of the demo, over HTTP: what the embedded admin's own requests would be.
import type { Stack } from '../stack.ts'
import type { Control } from './control.ts'

export interface Merchant {
  /** Calls a route's loader or action as the admin's pages do. */
  call<T>(route: string, path: string, form?: Record<string, string>): Promise<T>
}

/** Signs in for the first time: installs the app's side of the shop. */
export async function signIn(control: Control, stack: Pick<Stack, 'addresses'>): Promise<Merchant> {
  const call = async <T>(route: string, path: string, form?: Record<string, string>) => {
    const { idToken } = await control.post<{ idToken: string }>('/session-token')
    const address = new URL(path, stack.addresses.app)
    address.searchParams.set('_data', route)
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${idToken}`, 'User-Agent': browser },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    return JSON.parse(text) as T
  }
  await call('routes/app.program', '/app/program')
  return { call }
}

// Shopify's library turns bots away by their name.
const browser = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147 Safari/537.36'

interface Draft {
  draft: { settings: Record<string, unknown>; revision: number }
}

/** Publishes the draft as it stands, after changing what is named. */
export async function publishProgram(
  merchant: Merchant,
  change: Record<string, unknown> = {},
): Promise<void> {
  const route = 'routes/app.program'
  const save = async () => {
    const { draft } = await merchant.call<Draft>(route, '/app/program')
    const settings = JSON.stringify({ ...draft.settings, ...change })
    const form = { intent: 'save', settings, revision: String(draft.revision) }
    await expectOk(merchant.call(route, '/app/program', form))
  }
  await save()
  const { draft } = await merchant.call<Draft>(route, '/app/program')
  const form = { intent: 'publish', revision: String(draft.revision) }
  await expectOk(merchant.call(route, '/app/program', form))
}

async function expectOk(answer: Promise<unknown>): Promise<void> {
  const { result } = (await answer) as { result: { ok: boolean } }
  if (!result.ok) throw new Error(`The program was refused: ${JSON.stringify(result)}`)
}
