// What each challenge was over time, by the versions of the program. Pure.
import type { ProgramVersion } from '../../program/settings.ts'
import type { Edition } from './course.ts'

/** By the id of the challenge, of versions that have begun; each with the earliest first. */
export function editionsOf(versions: ProgramVersion[], now: Date): Map<string, Edition[]> {
  const begun = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= now)
    .sort((one, other) => +one.effectiveFrom - +other.effectiveFrom || one.number - other.number)
  const ids = new Set(begun.flatMap(({ settings }) => settings.challenges.map(({ id }) => id)))
  return new Map([...ids].map((id) => [id, editionsOfOne(id, begun)]))
}

function editionsOfOne(id: string, versions: ProgramVersion[]): Edition[] {
  const editions: Edition[] = []
  for (const { effectiveFrom, settings } of versions) {
    const challenge = settings.challenges.find((one) => one.id === id) ?? null
    const edition = { from: +effectiveFrom, challenge, holdDays: settings.challengeHoldDays }
    if (contentOf(edition) !== contentOf(editions.at(-1))) editions.push(edition)
  }
  return editions
}

/** Versions that say the same of it are one. */
const contentOf = (edition: Edition | undefined): string =>
  JSON.stringify([edition?.challenge ?? null, edition?.challenge ? edition.holdDays : null])

/** Whether any of them is, or was, about friends. */
export const asksForFriends = (editions: ReadonlyMap<string, Edition[]>): boolean =>
  [...editions.values()].flat().some(({ challenge }) => challenge?.kind === 'friends')
