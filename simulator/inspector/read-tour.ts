// The guided tour that whoever started the simulator may offer: its scenes, asked for each time the
// inspector is shown.
import { z } from 'zod'
import type { SimulatorContext } from '../context.ts'

const patienceMs = 1000
const scenesSchema = z.array(
  z.object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    state: z.enum(['waiting', 'playing', 'played', 'failed']),
  }),
)

export interface TourCard {
  address: string
  scenes: z.infer<typeof scenesSchema>
}

/** Null where nobody offers one, or it does not answer. */
export async function readTour({ config }: SimulatorContext): Promise<TourCard | null> {
  const address = config.tourAddress?.replace(/\/$/, '')
  if (!address) return null
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(`${address}/scenes.json`, { signal })
    return { address, scenes: scenesSchema.parse(await answer.json()) }
  } catch {
    return null
  }
}
