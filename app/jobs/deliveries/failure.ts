// Why a batch failed: because of what is in it, or because the database could not be asked.

// Codes of Prisma, of PostgreSQL and of the network; a conflict that outlived its retries.
const passing =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|57P0[1-3]|53\w{3}|08\w{3}|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict)$/
// What the driver says without any code.
const lostConnection = /^(Connection terminated|Client has encountered a connection error)/

interface Coded {
  code?: unknown
  kind?: unknown
  originalCode?: unknown
  message?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** True where trying the same again later may well succeed. */
export function isPassing(error: unknown): boolean {
  return codesOf(error).some((code) => passing.test(code)) || isLost(error)
}

/** True where the body is not even text. */
export function isNoText(error: unknown): boolean {
  return codesOf(error).includes('22021')
}

// Codes alone, from their own places: a message can quote what a stranger sent.
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return []
  const { code, kind, originalCode, cause, meta } = error as Coded
  const own = [code, kind, originalCode].filter((one) => typeof one === 'string')
  return [...own, ...codesOf(cause), ...codesOf(meta?.driverAdapterError)]
}

function isLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { message, cause, meta } = error as Coded
  return (
    (typeof message === 'string' && lostConnection.test(message)) ||
    isLost(cause) ||
    isLost(meta?.driverAdapterError)
  )
}

/** For the merchant and for us: the last line says most, and no statement or body belongs in it. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure'
  const lines = error.message.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').at(-1) ?? error.name
}
