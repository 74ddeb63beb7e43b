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
  await call('routes/app', '/app')
  return { call }
}

// Shopify's library turns bots away by their name.
const browser = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147 Safari/537.36'

type Settings = Record<string, unknown>

interface Program {
  draft: { settings: Settings; revision: number }
}

const route = 'routes/app.program._index'
const path = '/app/program?index'

const readProgram = (merchant: Merchant) => merchant.call<Program>(route, path)

/** The draft as it stands; as it was published where nobody is editing. */
export const readSettings = async (merchant: Merchant): Promise<Settings> =>
  (await readProgram(merchant)).draft.settings

/** Saves the draft after changing what is named. */
export async function saveDraft(merchant: Merchant, change: Settings): Promise<void> {
  const { draft } = await readProgram(merchant)
  const settings = JSON.stringify({ ...draft.settings, ...change })
  await act(merchant, { intent: 'save', settings, revision: String(draft.revision) })
}

/** Goes back to what is published. */
export async function discardDraft(merchant: Merchant): Promise<void> {
  const { draft } = await readProgram(merchant)
  await act(merchant, { intent: 'discard', revision: String(draft.revision) })
}

/** Publishes the draft as it stands, after changing what is named. */
export async function publishProgram(merchant: Merchant, change: Settings = {}): Promise<void> {
  await saveDraft(merchant, change)
  const { draft } = await readProgram(merchant)
  // Nobody waits for a day of notice where years pass in a minute.
  const told = 'They were told in person.'
  await act(merchant, { intent: 'publish', revision: String(draft.revision), told })
}

async function act(merchant: Merchant, form: Record<string, string>): Promise<void> {
  const { result } = await merchant.call<{ result: { ok: boolean } }>(route, path, form)
  if (!result.ok) throw new Error(`The program was refused: ${JSON.stringify(result)}`)
}
