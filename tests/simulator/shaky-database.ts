// A way to the database that can be cut or stopped, as networks and restarts of a server do.

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface ShakyDatabase {
  url: string
  /** `away`: connections break and are refused. `silent`: nothing comes through, nothing breaks. */
  become(state: 'there' | 'away' | 'silent'): void
  close(): Promise<void>
}

export async function openShakyDatabase(url: string): Promise<ShakyDatabase> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let state: Parameters<ShakyDatabase['become']>[0] = 'there'
  const server = createServer((client) => {
    if (state === 'away') return client.destroy()
    const upstream = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('data', (bytes) => state === 'there' && to.write(bytes))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: through.href,
    become: (next) => {
      // What was swallowed in silence is gone: such a connection never comes right.
      if (next === 'away' || state === 'silent') cut()
      state = next
    },
    close: async () => {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
