// The choice of a version for an order or a joining, from all versions at once and without a
// question to the database for each.
import type { ProgramVersion } from '../program/settings.ts'

/**
 * The version in force at a moment of business time; null before the first.
 * @param versions newest first.
 */
export function versionAt(versions: ProgramVersion[], at: Date): ProgramVersion | null {
  const started = versions.filter(({ effectiveFrom }) => effectiveFrom <= at)
  return started.reduce<ProgramVersion | null>(
    (best, one) => (best === null || one.effectiveFrom > best.effectiveFrom ? one : best),
    null,
  )
}
