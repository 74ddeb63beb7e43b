// What a new shop finds in its draft: a small program that makes sense as it stands, in amounts
// that fit the currency. Nothing of it is in force until the merchant publishes it.
import { handyMinor } from '../kernel/money.ts'
import { freshReward } from '../reward-kinds/catalogue.ts'
import { anExpiry } from './books-settings.ts'
import type { ProgramSettings } from './settings.ts'

/** @param currency ISO 4217 code of the shop's currency. */
export function defaultSettings(currency: string): ProgramSettings {
  const unitMinor = handyMinor(currency)
  return {
    schema: 1,
    name: 'Rewards',
    pointsName: { one: 'point', other: 'points' },
    rules: [
      {
        kind: 'spend',
        id: 'spend',
        isOn: true,
        points: 1,
        perMinor: unitMinor,
        minimumMinor: 0,
      },
      { kind: 'order', id: 'order', isOn: false, points: 10, minimumMinor: 0 },
      { kind: 'signup', id: 'signup', isOn: true, points: 50 },
    ],
    rewards: [
      freshReward('amount_off', 'amount-off', unitMinor),
      freshReward('percent_off', 'percent-off', unitMinor),
    ],
    pendingDays: 14,
    expiry: anExpiry({ kind: 'months', months: 12 }),
    movesUnannounced: true,
    shortfall: 'clamp',
    returnSpent: 'proportion',
    rounding: 'floor',
    countedTax: 'as_priced',
    countsGiftCards: false,
    stacking: 'all',
    orderMaximum: null,
    graceDays: 30,
    membership: 'everyone',
    claimDays: 30,
    termsUrl: '',
    termsVersion: '1',
    excludedTags: [],
  }
}
