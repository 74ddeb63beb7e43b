// What shoppers are told of a program that changed: what is new for them, in words, since when or
// from when on. What was published and taken back on one day is no news. Pure.
import type { Speech } from '../../explain/format.ts'
import { renderChange } from '../../explain/render-change.ts'
import { addDays, dateOf } from '../../kernel/time.ts'
import { type Change, compareVersions, type SettingName } from '../../program/compare-versions.ts'
import { adverseChanges } from '../../program/notice/adverse-changes.ts'
import type { ProgramSettings, ProgramVersion } from '../../program/settings.ts'

export interface PublicNews {
  /** When it began, or begins; ISO 8601. */
  from: string
  /** As long as it is news. */
  until: string
  /** By language, each the same number of lines. */
  lines: Readonly<Record<string, string[]>>
}

export const newsDays = 30
/** Of a day, but for what takes something from members. */
const mostLines = 10

// Of the settings, those that change what a shopper gets, by when and for how long.
const forShoppers: ReadonlySet<SettingName> = new Set([
  'name',
  'awardedWhen',
  'pendingDays',
  'expiry',
  'orderMinimumMinor',
  'orderMaximum',
  'memberDayMaximum',
  'memberMonthMaximum',
  'memberMaximum',
])

interface Telling {
  /** In each language of ours. */
  speeches: [Speech, ...Speech[]]
  now: Date
}

/**
 * @param versions in force lately or waiting for their time, newest first, and the one before them.
 * @returns the newest first.
 */
export function programNews(versions: ProgramVersion[], { speeches, now }: Telling): PublicNews[] {
  const { timeZone = 'UTC' } = speeches[0]
  const dayOf = ({ effectiveFrom }: ProgramVersion) => dateOf(effectiveFrom, timeZone)
  return versions.flatMap((version, index) => {
    const isLastOfDay = index === 0 || dayOf(versions[index - 1] ?? version) !== dayOf(version)
    const before = versions.slice(index + 1).find((one) => dayOf(one) !== dayOf(version))
    const until = addDays(version.effectiveFrom, newsDays)
    if (!before || !isLastOfDay || until <= now) return []
    const told = changesToTell(before.settings, version.settings)
    if (told.length === 0) return []
    const lines = speeches.map((speech) => [
      speech.locale,
      told.map((change) => renderChange(change, speech)),
    ])
    return {
      from: version.effectiveFrom.toISOString(),
      until: until.toISOString(),
      lines: Object.fromEntries(lines),
    }
  })
}

/** What takes something from members is never left out: this is how they are told of it. */
function changesToTell(before: ProgramSettings, after: ProgramSettings): Change[] {
  const adverse = adverseChanges(before, after)
  const isAdverse = (change: Change) => adverse.some((one) => isSame(one, change))
  const others = compareVersions(before, after).filter(
    (change) => isForShoppers(change) && !isAdverse(change),
  )
  return [...adverse, ...others].slice(0, Math.max(mostLines, adverse.length))
}

const isSame = (one: Change, other: Change) => JSON.stringify(one) === JSON.stringify(other)

function isForShoppers(change: Change): boolean {
  if (change.what === 'setting') return forShoppers.has(change.name)
  return change.what !== 'arrangement'
}
