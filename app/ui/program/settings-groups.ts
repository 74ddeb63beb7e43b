// Which settings of a program stand together on its page, in the order in which they are read.
import type { SettingName } from '../../loyalty/program/compare-versions.ts'

export const settingsGroups = {
  membership: ['membership', 'claimDays', 'termsUrl', 'termsVersion', 'excludedTags'],
  counting: [
    'countedDiscounts',
    'ownDiscounts',
    'countedTax',
    'countsShipping',
    'countsTips',
    'countsDuties',
    'countsGiftCards',
    'countsGiftCardPayments',
    'countsStoreCreditPayments',
  ],
  scope: [
    'scope.products',
    'scope.collections',
    'scope.excludedProducts',
    'scope.excludedCollections',
    'scope.channels',
    'scope.business',
  ],
  limits: [
    'orderMinimumMinor',
    'orderMaximum',
    'memberDayMaximum',
    'memberMonthMaximum',
    'memberMaximum',
  ],
  combining: ['rounding', 'stacking'],
  timing: ['awardedWhen', 'pendingDays'],
  expiry: [
    'expiry.kind',
    'expiry.days',
    'expiry.months',
    'expiry.month',
    'expiry.day',
    'expiry.graceDays',
    'movesUnannounced',
  ],
  returns: ['returnSpent', 'graceDays', 'shortfall'],
  tiers: ['tierReach', 'tierPeriod'],
  challenges: ['challengeHoldDays'],
  plan: ['plan.isOn', 'plan.name', 'plan.yearly', 'plan.forever', 'plan.url', 'plan.customerTag'],
  name: ['name', 'pointsName.one', 'pointsName.other'],
}

export type SettingsGroup = keyof typeof settingsGroups

/** The settings whose fields a group has; one may have several, such as `expiry.kind`. */
export const settingNamesOf = (group: SettingsGroup): SettingName[] => [
  ...new Set(settingsGroups[group].map((field) => field.split('.')[0] as SettingName)),
]
