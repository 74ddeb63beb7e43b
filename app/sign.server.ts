// Signing of what must not be changed: HMAC-SHA-256 with a key derived from ENCRYPTION_KEY, which
// nobody has who has only the database.
import { createHmac, hkdfSync } from 'node:crypto'
import { encryptionKey } from './env.server.ts'

/** What nobody else can say of `text`, in hexadecimal; each purpose has a key of its own. */
export function sign(text: string, purpose: string): string {
  const key = hkdfSync('sha256', encryptionKey(), '', `sign/${purpose}`, 32)
  return createHmac('sha256', Buffer.from(key)).update(text).digest('hex')
}
