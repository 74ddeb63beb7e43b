// Sealing of what is secret at rest: AES-256-GCM with ENCRYPTION_KEY.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { env } from './env.server.ts'
import { log } from './log.server.ts'

const algorithm = 'aes-256-gcm'
const prefix = 'v1'

/**
 * Seals a text as `v1.<iv>.<tag>.<ciphertext>` (base64url); `context` is bound to it, not hidden.
 */
export function seal(text: string, context: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, key(), iv).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [
    prefix,
    iv.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    sealed.toString('base64url'),
  ].join('.')
}

/** Opens what `seal` made. @throws Error where key, context or text do not belong together. */
export function open(sealed: string, context: string): string {
  const [version, iv, tag, text] = sealed.split('.')
  if (version !== prefix || !iv || !tag || text === undefined) throw new Error('not a sealed value')
  const decipher = createDecipheriv(algorithm, key(), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([
    decipher.update(Buffer.from(text, 'base64url')),
    decipher.final(),
  ]).toString('utf8')
}

/** The same, where another key may have sealed it: null then. */
export function openIfOurs(sealed: string, context: string): string | null {
  try {
    return open(sealed, context)
  } catch {
    log.warn(
      { context },
      'a sealed value does not open with this ENCRYPTION_KEY; it counts as lost',
    )
    return null
  }
}

function key(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, 'base64')
}

/**
 * A print of a text that cannot be told from it without ENCRYPTION_KEY; the same text has the same
 * print within one `context`, and another in any other.
 */
export function keyedHash(text: string, context: string): string {
  return createHmac('sha256', key()).update(`${context}\0${text}`).digest('base64url').slice(0, 22)
}
