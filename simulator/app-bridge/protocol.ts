// What the App Bridge stand-in and the admin frame say to each other by postMessage.

/** From the app to the frame, answered by a Reply with the same id. */
export type Call = { from: 'app-bridge'; id: number; verb: string; data?: unknown }
export type Reply = { from: 'admin-frame'; id: number; value?: unknown; error?: string }

/** From the frame to the app, unasked: a click in what the frame draws for the app. */
export type Notice = { from: 'admin-frame'; notice: string; data?: unknown }

export type NavItem = { label: string; href: string; isHome: boolean }

export type BarButton = {
  /** Names the element in the app that is clicked for it. */
  key: string
  label: string
  isPrimary: boolean
  isBreadcrumb: boolean
  isCritical: boolean
  isDisabled: boolean
  isLoading: boolean
}

export type TitleBar = { title: string | null; buttons: BarButton[] }

export type SaveBar = {
  key: string
  save: BarButton | null
  discard: BarButton | null
  confirmsDiscard: boolean
}

export type Toast = {
  id: string
  message: string
  duration: number
  isError: boolean
  action: string | null
}
