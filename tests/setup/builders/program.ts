import { noPlan } from '../../../app/loyalty/plans/plan-settings.ts'
import { anExpiry, neverExpires } from '../../../app/loyalty/program/books-settings.ts'
import { withoutChallenges } from '../../../app/loyalty/program/challenges/challenge-settings.ts'
import type { ProgramSettings, ProgramVersion } from '../../../app/loyalty/program/settings.ts'
import { withoutTiers } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'

/** Months until expiry in short. */
export type Given = Partial<ProgramSettings> & { expiryMonths?: number | null }

/** One point per whole unit of currency, no pending days, no expiry, unless said otherwise. */
export function someSettings({ expiryMonths, ...given }: Given = {}): ProgramSettings {
  return {
    schema: 1,
    name: 'Fern Club',
    pointsName: { one: 'point', other: 'points' },
    rules: [{ kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }],
    rewards: [],
    pendingDays: 0,
    expiry: expiryMonths ? anExpiry({ kind: 'months', months: expiryMonths }) : neverExpires,
    movesUnannounced: false,
    shortfall: 'clamp',
    returnSpent: 'proportion',
    rounding: 'floor',
    countedTax: 'as_priced',
    countedDiscounts: 'all',
    ownDiscounts: 'lower',
    countsShipping: false,
    countsTips: false,
    countsDuties: false,
    countsGiftCards: false,
    countsGiftCardPayments: true,
    countsStoreCreditPayments: true,
    scope: everything,
    orderMinimumMinor: 0,
    stacking: 'all',
    orderMaximum: null,
    memberDayMaximum: null,
    memberMonthMaximum: null,
    memberMaximum: null,
    awardedWhen: 'paid',
    graceDays: 0,
    membership: 'everyone',
    claimDays: 30,
    termsUrl: '',
    termsVersion: '1',
    excludedTags: [],
    ...withoutTiers,
    ...withoutChallenges,
    plan: noPlan,
    ...given,
  }
}

export function aVersion(given: Given = {}, number = 1): ProgramVersion {
  const effectiveFrom = new Date('2020-01-01T00:00:00.000Z')
  return { number, settings: someSettings(given), effectiveFrom, publishedAt: effectiveFrom }
}
