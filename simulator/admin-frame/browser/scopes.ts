// `shopify.scopes`: what the app may do, asked for one dialog at a time, and given up.
import { make } from './elements.ts'
import { answer, settings } from './line.ts'

type Scopes = { granted: string[]; required: string[]; optional: string[] }

export function answerScopes(): void {
  answer('scopes', readScopes)
  answer<string[]>('requestScopes', async (wanted) => {
    const { granted, optional } = await readScopes()
    const unknown = wanted.find((scope) => !optional.includes(scope) && !granted.includes(scope))
    if (unknown) throw new Error(`${unknown} is not among the optional scopes of the app`)
    const missing = wanted.filter((scope) => !granted.includes(scope))
    const isAllowed = missing.length === 0 || (await askMerchant(missing))
    if (isAllowed && missing.length > 0) await change({ grant: missing })
    return { result: isAllowed ? 'granted-all' : 'declined-all', detail: await readScopes() }
  })
  answer<string[]>('revokeScopes', async (given) => {
    await change({ revoke: given })
    return { detail: await readScopes() }
  })
}

async function readScopes(): Promise<Scopes> {
  const response = await fetch(`${settings.base}/frame/scopes.json`)
  return (await response.json()) as Scopes
}

async function change(body: { grant?: string[]; revoke?: string[] }): Promise<void> {
  const response = await fetch(`/control/shops/${settings.shop}/scopes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return
  const { error } = (await response.json()) as { error: { message: string } }
  throw new Error(error.message)
}

function askMerchant(scopes: string[]): Promise<boolean> {
  const list = make('ul', {}, ...scopes.map((scope) => make('li', {}, tell(scope))))
  return new Promise((resolve) => {
    const close = (value: string) => () => dialog.close(value)
    const dialog: HTMLDialogElement = make(
      'dialog',
      { 'aria-label': 'Permissions' },
      make('h2', {}, `${settings.appName} asks for more permissions`),
      make('div', { class: 'body' }, list),
      make(
        'div',
        { class: 'actions' },
        make('button', { type: 'button', class: 'button', click: close('') }, 'Cancel'),
        make('button', { type: 'button', class: 'button primary', click: close('yes') }, 'Allow'),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** `write_gift_cards` → "Edit gift cards". */
function tell(scope: string): string {
  const [verb = '', ...rest] = scope.split('_')
  return `${verb === 'write' ? 'Edit' : 'View'} ${rest.join(' ')}`
}
