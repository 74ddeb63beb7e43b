import { z } from 'zod'

/** A signed delivery that cannot be understood: kept, shown under Health, not tried again. */
export class UnreadableError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'UnreadableError'
  }
}

/** @throws UnreadableError naming the fields that are missing or wrong, never their values. */
export function readAs<Output>(schema: z.ZodType<Output>, payload: unknown): Output {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  )
  throw new UnreadableError(problems.slice(0, 5).join('; '))
}
