import type { ProgramSettings, ProgramVersion } from '../../../app/loyalty/program/settings.ts'

/** One point per whole unit of currency, no pending days, no expiry, unless said otherwise. */
export function someSettings(given: Partial<ProgramSettings> = {}): ProgramSettings {
  return {
    schema: 1,
    name: 'Fern Club',
    pointsName: { one: 'point', other: 'points' },
    rules: [{ kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }],
    rewards: [],
    pendingDays: 0,
    expiryMonths: null,
    rounding: 'floor',
    graceDays: 0,
    membership: 'everyone',
    claimDays: 30,
    terms: {},
    excludedTags: [],
    ...given,
  }
}

export function aVersion(given: Partial<ProgramSettings> = {}, number = 1): ProgramVersion {
  const effectiveFrom = new Date('2020-01-01T00:00:00.000Z')
  return { number, settings: someSettings(given), effectiveFrom, publishedAt: effectiveFrom }
}
