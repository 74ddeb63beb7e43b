// What may be adjusted by hand; the same limits are shown in the form and checked on the server.
import { z } from 'zod'

export const noteMax = 200
export const adjustedPointsMax = 1_000_000

export const adjustmentSchema = z.object({
  adjustmentId: z.uuid(),
  /** Signed: given, or taken. */
  points: z
    .number()
    .int()
    .min(-adjustedPointsMax)
    .max(adjustedPointsMax)
    .refine((points) => points !== 0),
  note: z.string().trim().min(1).max(noteMax),
})

export type AdjustmentInput = z.infer<typeof adjustmentSchema>
