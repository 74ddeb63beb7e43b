// Faults on request, per operation: the next few calls go wrong in a way that happens in life.
import { z } from 'zod'

export const faultSchema = z.strictObject({
  /** A root field of the Admin API, as `discountCodeBasicCreate`, or `access_token` for OAuth. */
  operation: z.string().min(1),
  /**
   * `lost_before`: the connection breaks and nothing happened; `lost_after`: it happened, and no
   * answer came.
   */
  kind: z.enum(['lost_before', 'lost_after', 'throttled', 'http_500', 'user_error']),
  times: z.number().int().min(1).max(10_000).default(1),
  /** Calls that go well before. */
  after: z.number().int().min(0).max(10_000).default(0),
})

export type Fault = z.infer<typeof faultSchema>

export interface Faults {
  add(fault: Fault): void
  /** The fault that the next call of one of these operations suffers, used up by asking. */
  take(operations: string[]): Fault | null
  list(): Fault[]
  clear(): void
}

export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    add: (fault) => void faults.push({ ...fault }),
    take(operations) {
      const fault = faults.find((candidate) => operations.includes(candidate.operation))
      if (!fault) return null
      if (fault.after > 0) {
        fault.after -= 1
        return null
      }
      fault.times -= 1
      faults = faults.filter((candidate) => candidate.times > 0)
      return { ...fault }
    },
    list: () => faults.map((fault) => ({ ...fault })),
    clear() {
      faults = []
    },
  }
}
