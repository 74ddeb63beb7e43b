// What can go wrong on the way, on request.
import { z } from 'zod'

const share = z.number().min(0).max(1)

export const chaosSchema = z.strictObject({
  duplicate: share.optional(),
  delayMs: z.tuple([z.number().min(0), z.number().min(0).max(600_000)]).optional(),
  shuffle: z.boolean().optional(),
  lose: z.union([share, z.strictObject({ topics: z.array(z.string()).min(1) })]).optional(),
  secret: z.literal('wrong').optional(),
})

export type Chaos = z.infer<typeof chaosSchema>

const shuffleWithinMs = 500

export function isLost(chaos: Chaos, topic: string): boolean {
  if (chaos.lose === undefined) return false
  if (typeof chaos.lose === 'number') return Math.random() < chaos.lose
  return chaos.lose.topics.includes(topic)
}

export function isDoubled(chaos: Chaos): boolean {
  return Math.random() < (chaos.duplicate ?? 0)
}

/** How long a delivery is held back. Shuffling is a wait of random length. */
export function holdMs(chaos: Chaos): number {
  const [least, most] = chaos.delayMs ?? [0, 0]
  const delay = least + Math.random() * Math.max(0, most - least)
  return delay + (chaos.shuffle ? Math.random() * shuffleWithinMs : 0)
}
