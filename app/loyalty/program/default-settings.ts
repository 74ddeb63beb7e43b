// What a new shop finds in its draft: a small program that makes sense as it stands, in amounts
// that fit the currency. Nothing of it is in force until the merchant publishes it.
import { handyMinor } from '../kernel/money.ts'
import { withoutChallenges } from './challenges/challenge-settings.ts'
import type { ProgramSettings } from './settings.ts'
import { unlimited } from './templates/catalogue.ts'
import { pointsForSpending } from './templates/points-for-spending.ts'
import { withoutTiers } from './tiers/tier-settings.ts'

/** @param currency ISO 4217 code of the shop's currency. */
export function defaultSettings(currency: string): ProgramSettings {
  return {
    schema: 1,
    name: 'Rewards',
    pointsName: { one: 'point', other: 'points' },
    ...unlimited,
    ...pointsForSpending.settingsFor(handyMinor(currency)),
    movesUnannounced: true,
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
    graceDays: 30,
    membership: 'everyone',
    claimDays: 30,
    termsUrl: '',
    termsVersion: '1',
    excludedTags: [],
    ...withoutTiers,
    ...withoutChallenges,
  }
}
