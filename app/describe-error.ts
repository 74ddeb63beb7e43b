// What a log line says of an error: its class, its codes and where it happened are ours to tell;
// what it quotes may be somebody's name or a secret.
import { errorCodes } from './error-codes.ts'

export interface DescribedError {
  type: string
  codes: string[]
  message: string
  /** Where it happened: the frames alone. */
  at: string[]
  cause?: DescribedError
}

const removed = '[removed]'
const longestMessage = 500
const mostFrames = 20
const mostCauses = 3

const secrets = [
  // E-mail addresses; with them the password in a database's address.
  /[^\s"'`<>(),:;]*:?[^\s"'`<>(),:;/]+@[^\s"'`<>(),:;]+/g,
  // Shopify's tokens and secrets, JSON Web Tokens, sealed values.
  /\bshp[a-z]{2}_\w+/g,
  /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g,
  /\bv1\.[\w-]+\.[\w-]+\.[\w-]+/g,
  // Codes of vouchers (app/loyalty/rewards/generate-code.server.ts).
  /\b[A-Z0-9]{2,6}(-[34679CDFGHJKMNPQRTVWXY]{5}){3}\b/gi,
  // Telephone numbers.
  /\+\d[\d ().-]{6,}\d/g,
]

/**
 * A text of others, such as an error's message, without what can be told to be personal or secret.
 */
export function withoutSecrets(text: string): string {
  return secrets.reduce((left, secret) => left.replace(secret, removed), text)
}

export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return describeThrown(error)
  const codes = errorCodes(error)
  const { cause } = error
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    codes,
    message: messageOf(error, codes),
    at: framesOf(error),
    ...(cause instanceof Error && depth < mostCauses
      ? { cause: describeError(cause, depth + 1) }
      : {}),
  }
}

// Remix throws answers and describes errors of routes as plain objects.
function describeThrown(thrown: unknown): DescribedError {
  const { status, statusText } = (thrown ?? {}) as { status?: unknown; statusText?: unknown }
  const message = typeof status === 'number' ? `${status} ${statusText ?? ''}`.trim() : ''
  return { type: typeof thrown, codes: [], message, at: [] }
}

// The last line says most: Prisma puts the call with its arguments before it. PostgreSQL quotes a
// value that it cannot read.
function messageOf({ message }: Error, codes: string[]): string {
  const lines = message.split('\n').map((line) => line.trim())
  const last = lines.filter((line) => line !== '').at(-1) ?? ''
  const isAboutValue = codes.some((code) => /^22\w{3}$/.test(code))
  const said = isAboutValue ? last.replace(/"[^"]*"/g, removed) : last
  return withoutSecrets(said).slice(0, longestMessage)
}

function framesOf({ stack }: Error): string[] {
  const lines = (stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, mostFrames)
}
