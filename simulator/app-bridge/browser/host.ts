// The line to the admin frame around the app.
import type { Call, Notice, Reply } from '../protocol.ts'

type Waiting = { resolve(value: unknown): void; reject(error: Error): void }

export const isEmbedded = window.parent !== window

const waiting = new Map<number, Waiting>()
const listeners = new Map<string, ((data: never) => void)[]>()
let lastId = 0

/** Asks the frame. Rejects with the frame's words; outside of a frame it waits for ever. */
export function ask<T>(verb: string, data?: unknown): Promise<T> {
  if (!isEmbedded) return new Promise(() => {})
  const call: Call = { from: 'app-bridge', id: ++lastId, verb, data }
  return new Promise<T>((resolve, reject) => {
    waiting.set(call.id, { resolve: resolve as Waiting['resolve'], reject })
    window.parent.postMessage(call, '*')
  })
}

/** Tells the frame and does not wait. */
export function tell(verb: string, data?: unknown): void {
  ask(verb, data).catch((error: unknown) => console.error(`App Bridge: ${verb}:`, error))
}

export function onNotice<T>(notice: string, listener: (data: T) => void): void {
  listeners.set(notice, [...(listeners.get(notice) ?? []), listener as (data: never) => void])
}

window.addEventListener('message', (event: MessageEvent<Reply | Notice>) => {
  if (event.source !== window.parent || event.data?.from !== 'admin-frame') return
  if ('notice' in event.data) {
    for (const listener of listeners.get(event.data.notice) ?? []) {
      listener(event.data.data as never)
    }
    return
  }
  const { id, value, error } = event.data
  if (error === undefined) waiting.get(id)?.resolve(value)
  else waiting.get(id)?.reject(new Error(error))
  waiting.delete(id)
})
