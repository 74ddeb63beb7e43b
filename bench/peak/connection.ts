// A connection of the least cost: one request at a time, and of the answer no more than its status.
import { connect, type Socket } from 'node:net'
import type { Delivery } from './deliveries.ts'

const end = '\r\n\r\n'

export interface Connection {
  /** @returns the status; 0 where the connection broke. */
  send(delivery: Delivery, webhookId: string): Promise<number>
  close(): void
}

export function openConnection(port: number, domain: string): Connection {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let answered: ((status: number) => void) | undefined
  let text = ''
  const answer = (status: number) => {
    text = ''
    answered?.(status)
    answered = undefined
  }
  socket.setEncoding('latin1')
  socket.on('data', (part: string) => {
    text += part
    if (text.endsWith(end)) answer(Number(text.slice(9, 12)))
  })
  socket.on('error', () => answer(0))
  socket.on('close', () => answer(0))
  const headers = [
    'POST /webhooks HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    'X-Shopify-API-Version: 2026-10',
    `X-Shopify-Shop-Domain: ${domain}`,
  ].join('\r\n')
  return {
    send: ({ topic, body, signature }, webhookId) =>
      new Promise((done) => {
        answered = done
        socket.cork()
        socket.write(
          `${headers}\r\nX-Shopify-Topic: ${topic}\r\nX-Shopify-Webhook-Id: ${webhookId}\r\n` +
            `X-Shopify-Event-Id: ${webhookId}\r\n` +
            `X-Shopify-Triggered-At: ${new Date().toISOString()}\r\n` +
            `X-Shopify-Hmac-Sha256: ${signature}\r\nContent-Length: ${body.length}${end}`,
          'latin1',
        )
        socket.write(body)
        socket.uncork()
      }),
    close: () => socket.destroy(),
  }
}
