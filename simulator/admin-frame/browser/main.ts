// The admin frame's side of App Bridge: loads the app, draws what it describes, keeps the
// address in step with it.
import { answerBars, appAddress, forgetPage, hasUnsaved, mayLeave, showLocation } from './bars.ts'
import { byId } from './elements.ts'
import { answer, iframe, listen, settings } from './line.ts'
import { answerPicker } from './picker.ts'
import { answerScopes } from './scopes.ts'
import { answerToasts } from './toasts.ts'

async function readToken(): Promise<{ idToken: string; host: string }> {
  const response = await fetch('/control/session-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shop: settings.shop }),
  })
  if (!response.ok) throw new Error(`no session token: HTTP ${response.status}`)
  return response.json()
}

/** /store/:handle/apps/:app/rest → /rest. */
function pathInApp(): string {
  const rest = location.pathname.split('/').slice(5).join('/')
  return `/${rest}${location.search}${location.hash}`
}

async function loadApp(): Promise<void> {
  if (!iframe) return
  const { shop, locale } = settings
  const { idToken, host } = await readToken()
  const address = new URL(pathInApp(), settings.appOrigin)
  const own = { embedded: '1', shop, host, id_token: idToken, locale }
  for (const [name, value] of Object.entries(own)) address.searchParams.set(name, value)
  iframe.name = JSON.stringify({ shop, host, locale })
  iframe.src = address.href
}

function answerPlaces(): void {
  answer('start', forgetPage)
  answer<{ path: string; title: string }>('location', ({ path, title }) => {
    const target = appAddress(path)
    if (target !== location.pathname + location.search + location.hash) {
      history.replaceState(null, '', target)
    }
    document.title = title ? `${title} · ${settings.appName}` : settings.appName
    showLocation(path)
  })
  answer<{ href: string }>('open', async ({ href }) => {
    if (await mayLeave()) location.assign(href)
  })
}

function answerFacts(): void {
  answer('idToken', async () => (await readToken()).idToken)
  answer('user', () => settings.user)
  answer('extensions', async () => {
    const response = await fetch(`${settings.base}/frame/extensions.json`)
    return response.json()
  })
  answer<boolean>('loading', (isLoading) => {
    byId('progress').hidden = !isLoading
  })
}

function offerInstall(): void {
  const button = document.getElementById('install')
  button?.addEventListener('click', async () => {
    const response = await fetch(`/control/shops/${button.dataset.shop}/install`, {
      method: 'POST',
    })
    if (response.ok) location.reload()
    else button.textContent = `Could not install: HTTP ${response.status}`
  })
}

offerInstall()
if (iframe) {
  answerBars()
  answerToasts()
  answerPicker()
  answerPlaces()
  answerFacts()
  answerScopes()
  listen()
  window.addEventListener('beforeunload', (event) => hasUnsaved() && event.preventDefault())
  loadApp().catch((error: unknown) => {
    byId('toasts').append(`The app could not be loaded: ${String(error)}`)
  })
}
