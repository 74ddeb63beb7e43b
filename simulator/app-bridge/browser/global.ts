// The global `shopify`. A member of the real one that is not modelled here warns when it is
// touched.
import { readIdToken } from './fetching.ts'
import { ask, isEmbedded, onNotice, tell } from './host.ts'
import { modalApi } from './modals.ts'
import { saveBarApi } from './saving.ts'
import { settings } from './settings.ts'

type ToastChoices = {
  duration?: number
  isError?: boolean
  action?: string
  onAction?: () => void
  onDismiss?: () => void
}

const toasts = new Map<string, ToastChoices>()
let lastToast = 0

const toast = {
  show(message: string, choices: ToastChoices = {}): string {
    const id = `toast-${++lastToast}`
    toasts.set(id, choices)
    const { duration = 5000, isError = false, action = null } = choices
    tell('toast', { id, message: String(message), duration, isError, action })
    return id
  },
  hide: (id: string) => tell('hideToast', { id }),
}

onNotice<{ id: string; isAction: boolean }>('toastGone', ({ id, isAction }) => {
  const choices = toasts.get(id)
  toasts.delete(id)
  if (isAction) choices?.onAction?.()
  else choices?.onDismiss?.()
})

const members: Record<string, unknown> = {
  config: { ...settings, appOrigins: [], disabledFeatures: [], experimentalFeatures: [] },
  origin: location.origin,
  ready: Promise.resolve(),
  environment: {
    mobile: matchMedia('(max-width: 500px)').matches,
    embedded: isEmbedded,
    pos: false,
    intent: false,
  },
  idToken: readIdToken,
  user: () => ask('user'),
  loading: (isLoading = true) => tell('loading', Boolean(isLoading)),
  toast,
  modal: modalApi,
  saveBar: saveBarApi,
  resourcePicker: (choices: unknown) => ask('resourcePicker', choices),
  scopes: {
    query: () => ask('scopes'),
    request: (scopes: string[]) => ask('requestScopes', scopes),
    revoke: (scopes: string[]) => ask('revokeScopes', scopes),
  },
  app: { extensions: () => ask('extensions') },
}

// Asked for by engines and tools on any object, so no sign of an app that wants something.
const unremarkable = ['then', 'toJSON', 'constructor', 'nodeType', '$$typeof', 'tagName']

export function createGlobal(): unknown {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || unremarkable.includes(name)) {
        return Reflect.get(target, name)
      }
      console.warn(`App Bridge: shopify.${name} is not modelled by the simulator`)
      return undefined
    },
  })
}
