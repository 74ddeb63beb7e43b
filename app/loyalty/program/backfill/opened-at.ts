// When a program began to count orders by itself: with its first version, or, where it was off or
// tested at first, with the first phase in which everybody's orders count.
import { type PhaseChange, phaseForOrder } from '../phase.ts'
import type { ProgramVersion } from '../settings.ts'

const counting = new Set(['live', 'shadow'])

/** @returns null where nothing is published, or nothing has counted yet. */
export function openedAt(
  versions: Pick<ProgramVersion, 'effectiveFrom'>[],
  phases: PhaseChange[],
): Date | null {
  const starts = versions.map(({ effectiveFrom }) => effectiveFrom)
  const published = starts.toSorted((one, other) => one.getTime() - other.getTime())[0]
  if (!published) return null
  const moments = [published, ...phases.map(({ effectiveFrom }) => effectiveFrom)]
    .filter((at) => at >= published)
    .sort((one, other) => one.getTime() - other.getTime())
  return moments.find((at) => counting.has(phaseForOrder(phases, at).phase)) ?? null
}
