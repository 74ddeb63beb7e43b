// Why a batch failed: because of what is in it, or because the database could not be asked.
import { errorCodes } from '../../error-codes.ts'

// Codes of Prisma, of PostgreSQL and of the network; a conflict that outlived its retries.
const passing =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|57P0[1-3]|53\w{3}|08\w{3}|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict)$/
// What the driver says without any code.
const lostConnection = /^(Connection terminated|Client has encountered a connection error)/

/** True where trying the same again later may well succeed. */
export function isPassing(error: unknown): boolean {
  return errorCodes(error).some((code) => passing.test(code)) || isLost(error)
}

/** True where the body is not even text. */
export function isNoText(error: unknown): boolean {
  return errorCodes(error).includes('22021')
}

function isLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { message, cause } = error as { message?: unknown; cause?: unknown }
  return (typeof message === 'string' && lostConnection.test(message)) || isLost(cause)
}

/** For the merchant and for us: the last line says most, and no statement or body belongs in it. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure'
  const lines = error.message.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').at(-1) ?? error.name
}
