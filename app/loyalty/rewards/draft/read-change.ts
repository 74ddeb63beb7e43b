// A change of the rewards as it comes from outside.
import { z } from 'zod'
import { parseJson } from '../../kernel/storable.ts'
import { programRewardSchema, type Reward } from '../../reward-kinds/catalogue.ts'

const id = z.string().regex(/^[a-z0-9_-]{1,40}$/)

const changeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('switch'), id, isOn: z.boolean() }),
  z.object({ do: z.literal('move'), id, by: z.union([z.literal(-1), z.literal(1)]) }),
  z.object({ do: z.literal('duplicate'), id, title: z.string().trim().max(60) }),
  z.object({ do: z.literal('remove'), id }),
  z.object({
    do: z.literal('restore'),
    reward: programRewardSchema,
    at: z.number().int().min(0).max(50),
  }),
])

/** What a list of rewards can be asked to do; the id of a copy is for the server to choose. */
export type WantedChange = z.infer<typeof changeSchema>

/** @returns null where it is none. */
export function readChange(text: string): WantedChange | null {
  const parsed = changeSchema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

/** @returns null where it is no reward. */
export function readReward(text: string): Reward | null {
  const parsed = programRewardSchema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}
