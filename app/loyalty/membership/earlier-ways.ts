// Ways into the program that were easier than the one in force: whoever was a member by one of them
// stays one.
import type { ProgramSettings, ProgramVersion } from '../program/settings.ts'

type Way = ProgramSettings['membership']

/** When the last version ended that let people in this way; left out: none has. */
export type EarlierWays = Partial<Record<Exclude<Way, 'joined'>, Date>>

export interface VersionBegun {
  membership: Way
  effectiveFrom: Date
}

/** @param begun before the moment that is asked about, the oldest first; the last is in force. */
export function earlierWays(begun: VersionBegun[]): EarlierWays {
  const ways: EarlierWays = {}
  for (const [place, { membership }] of begun.entries()) {
    const until = begun[place + 1]?.effectiveFrom
    if (until && membership !== 'joined') ways[membership] = until
  }
  return ways
}

/** What has to be known of a version. */
export type VersionKnown = Pick<ProgramVersion, 'number' | 'effectiveFrom'> & {
  settings: Pick<ProgramSettings, 'membership'>
}

/** Of versions that are known as a whole, at a moment of business time. */
export function earlierWaysAt(versions: VersionKnown[], at: Date): EarlierWays {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= at)
  const sorted = begun.toSorted(
    (one, other) =>
      one.effectiveFrom.getTime() - other.effectiveFrom.getTime() || one.number - other.number,
  )
  return earlierWays(
    sorted.map(({ settings, effectiveFrom }) => ({
      membership: settings.membership,
      effectiveFrom,
    })),
  )
}

/** Whether it can matter when somebody's record was made. */
export const asksForRecords = (versions: ProgramVersion[]): boolean =>
  versions.some(({ settings }) => settings.membership === 'everyone') &&
  versions.some(({ settings }) => settings.membership !== 'everyone')
