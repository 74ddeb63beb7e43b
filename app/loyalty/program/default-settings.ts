// What a new shop finds in its draft: a small program that makes sense as it stands, in amounts
// that fit the currency. Nothing of it is in force until the merchant publishes it.
import { currencyExponent } from '../kernel/money.ts'
import type { ProgramSettings } from './settings.ts'

/** @param currency ISO 4217 code of the shop's currency. */
export function defaultSettings(currency: string): ProgramSettings {
  // One "big unit" is about what one dollar is: 100 for yen or forint, whose unit buys little.
  const unitMinor = 10 ** currencyExponent(currency) * (smallUnits.has(currency) ? 100 : 1)
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
      {
        kind: 'amount_off',
        id: 'amount-off',
        isOn: true,
        title: '',
        points: 100,
        minimumMinor: 0,
        validDays: 90,
        amountMinor: 5 * unitMinor,
      },
      {
        kind: 'percent_off',
        id: 'percent-off',
        isOn: true,
        title: '',
        points: 200,
        minimumMinor: 0,
        validDays: 90,
        percent: 10,
      },
    ],
    pendingDays: 14,
    expiryMonths: 12,
    rounding: 'floor',
    graceDays: 30,
    membership: 'everyone',
    claimDays: 30,
    terms: {},
    excludedTags: [],
  }
}

const smallUnits = new Set(
  'JPY KRW HUF CLP COP CRC IDR ISK KZT LBP NGN PKR PYG TZS UGX VND XAF XOF'.split(' '),
)
