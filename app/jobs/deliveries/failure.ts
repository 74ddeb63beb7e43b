// Why a batch failed: because of what is in it, or because the database could not be asked.

// Connection, pool and time-out codes of Prisma and PostgreSQL; a conflict that outlived its retries.
const passing =
  /\b(P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|57P0[1-3]|53\d{3}|08\d{3}|55P03)\b|ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|deadlock detected|could not serialize/

/** True where trying the same again later may well succeed. */
export function isPassing(error: unknown): boolean {
  const { code, message, meta } = error as { code?: string; message?: string; meta?: unknown }
  return passing.test(`${code} ${message} ${JSON.stringify(meta ?? null)}`)
}

/** For the merchant and for us: the last line says most, and no statement or body belongs in it. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown failure'
  const lines = error.message.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').at(-1) ?? error.name
}
