// A version that is to begin at a time the merchant chose: shown beside the one in force, and
// called off as long as it has not begun. One at a time. Pure.

/** Long enough for every process to know the version before the first order that it values. */
export const leadMs = 60_000

/** Sooner than this is as good as now. */
const leastAheadMs = 5 * 60_000
const mostAheadMs = 366 * 86_400_000

export function canBeginAt(at: Date, now: Date): boolean {
  const ahead = at.getTime() - now.getTime()
  return ahead >= leastAheadMs && ahead <= mostAheadMs
}

interface Published {
  effectiveFrom: Date | string
  publishedAt: Date | string
}

/** The version that waits for its time, if there is one. @param versions newest first. */
export function scheduledOf<Version extends Published>(
  versions: Version[],
  now: Date,
): Version | null {
  const [newest] = versions
  return newest && isScheduled(newest, now) ? newest : null
}

/** Whether it waits for its time and can still be called off. */
export function isScheduled({ effectiveFrom, publishedAt }: Published, now: Date): boolean {
  const begins = new Date(effectiveFrom).getTime()
  const isChosen = begins - new Date(publishedAt).getTime() >= leastAheadMs
  return isChosen && begins > now.getTime() + leadMs
}
