// A shopper's browser without a screen: keeps cookies, fills in forms, reads JSON.
import type { TestSimulator } from './test-simulator.ts'

export interface Shopper {
  get(path: string): Promise<{ status: number; text: string; headers: Headers }>
  /** Posts a form and does not follow where it leads. */
  send(
    path: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; to: string | null; text: string }>
  script(path: string, body: object): Promise<{ status: number; json: any }>
  cart(): Promise<any>
}

export function openShopper({ storefront }: TestSimulator): Shopper {
  const cookies = new Map<string, string>()
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(storefront + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return answer
  }
  const script: Shopper['script'] = async (path, body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await call(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, json: await answer.json() }
  }
  return {
    async get(path) {
      const answer = await call(path)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    async send(path, fields) {
      const answer = await call(path, { method: 'POST', body: new URLSearchParams(fields) })
      return {
        status: answer.status,
        to: answer.headers.get('location'),
        text: await answer.text(),
      }
    },
    script,
    cart: async () => (await call('/cart.js')).json(),
  }
}
