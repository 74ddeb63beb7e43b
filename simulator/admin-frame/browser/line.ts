// The line to the app in the frame: its calls are answered, notices are sent to it.
import type { Call, Notice, Reply } from '../../app-bridge/protocol.ts'

export type FrameSettings = {
  shop: string
  base: string
  appName: string
  appOrigin: string
  locale: string
  user: Record<string, unknown>
}

export const iframe = document.querySelector<HTMLIFrameElement>('iframe#app')
const written = document.querySelector('#frame-settings')?.textContent
export const settings = JSON.parse(written ?? '{}') as FrameSettings

const verbs = new Map<string, (data: never) => unknown>()

export function answer<T>(verb: string, handle: (data: T) => unknown): void {
  verbs.set(verb, handle as (data: never) => unknown)
}

export function notify(notice: string, data?: unknown): void {
  send({ from: 'admin-frame', notice, data })
}

function send(message: Reply | Notice): void {
  iframe?.contentWindow?.postMessage(message, settings.appOrigin)
}

export function listen(): void {
  window.addEventListener('message', async (event: MessageEvent<Call>) => {
    if (event.source !== iframe?.contentWindow || event.origin !== settings.appOrigin) return
    if (event.data?.from !== 'app-bridge') return
    const { id, verb, data } = event.data
    try {
      const handle = verbs.get(verb)
      if (!handle) throw new Error(`the admin frame does not know "${verb}"`)
      send({ from: 'admin-frame', id, value: await handle(data as never) })
    } catch (error) {
      send({
        from: 'admin-frame',
        id,
        error: error instanceof Error ? error.message : String(error),
      })
    }
  })
}
