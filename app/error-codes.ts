// Errors of Prisma, of PostgreSQL and of the network keep their code in different places, one
// inside the other. A message is never searched for one: it can quote what a stranger sent.

interface Coded {
  code?: unknown
  kind?: unknown
  originalCode?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** Every code of an error and of what caused it, the outermost first. */
export function errorCodes(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return []
  const { code, kind, originalCode, cause, meta } = error as Coded
  const own = [code, kind, originalCode].filter((one) => typeof one === 'string')
  const inner = [...errorCodes(cause), ...errorCodes(meta?.driverAdapterError)]
  return [...new Set([...own, ...inner])]
}
