// The terms of a program, written from its settings in a language: what members can rely on, with
// the words that the other pages use for the same things.
import { z } from 'zod'
import type { SettingName } from '../../program/compare-versions.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { hasTiers } from '../../program/tiers/tier-settings.ts'
import { isEverything } from '../../rules/scope.ts'
import { settingsInWords } from '../changes/settings-in-words.ts'
import type { Speech } from '../format.ts'
import { rewardAtPrice, ruleInWords } from '../render-change.ts'
import { rewardConditions } from '../reward-conditions.ts'
import { say } from '../words.ts'

/** As it is archived. */
export const writtenTermsSchema = z.object({
  title: z.string(),
  /** Which version it is, and from when. */
  version: z.string(),
  sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
})

export type WrittenTerms = z.infer<typeof writtenTermsSchema>

export interface TermsOf {
  settings: ProgramSettings
  number: number
  effectiveFrom: Date
  shopName: string
  /** How many days ahead members are told of what is to their disadvantage. */
  noticeDays: number
}

const earning: SettingName[] = [
  'awardedWhen',
  'pendingDays',
  'orderMinimumMinor',
  'orderMaximum',
  'memberDayMaximum',
  'memberMonthMaximum',
  'memberMaximum',
  'stacking',
  'countedTax',
  'countedDiscounts',
  'countsShipping',
  'countsTips',
  'countsDuties',
  'countsGiftCards',
  'countsGiftCardPayments',
  'countsStoreCreditPayments',
]
const comingBack: SettingName[] = ['shortfall', 'returnSpent', 'graceDays']

/** @param speech of the shopper, with the shop's time zone */
export function writeTerms(of: TermsOf, speech: Speech): WrittenTerms {
  const { settings, number, effectiveFrom } = of
  const moves = settings.movesUnannounced && settings.expiry.kind !== 'never'
  const { locale, timeZone = 'UTC' } = speech
  const scoped: SettingName[] = isEverything(settings.scope) ? [] : ['scope']
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const tell = (key: string, values: object = {}) => say(locale, `terms.${key}`, { ...values })
  const set = (names: SettingName[]) => settingsInWords(settings, names, speech)
  const section = (name: string, lines: string[]) => ({ heading: tell(`${name}.heading`), lines })
  return {
    title: tell('title', { program: settings.name }),
    version: tell('version', { number, at: day.format(effectiveFrom) }),
    sections: [
      section('who', whoTakesPart(of, tell)),
      section('earn', [
        ...(waysOf(of, speech) ?? [tell('earn.none')]),
        ...set(scoped),
        ...set(earning),
        ...(hasTiers(settings) ? set(['tiers', 'tierPeriod']) : []),
      ]),
      section('rewards', rewardsOf(of, speech) ?? [tell('rewards.none')]),
      section('last', [...set(['expiry']), ...(moves ? [tell('last.moves')] : [])]),
      section('back', [tell('back.taken'), ...set(comingBack)]),
      section('changes', [tell('changes.placed'), tell('changes.told', { count: of.noticeDays })]),
      section('nature', [tell('nature.text')]),
    ],
  }
}

type Tell = (key: string, values?: object) => string

function whoTakesPart({ settings, shopName }: TermsOf, tell: Tell): string[] {
  const { membership, claimDays } = settings
  const who = tell(`who.${membership}`, { shop: shopName })
  const isClaimed = membership === 'joined' && claimDays > 0
  return isClaimed ? [who, tell('who.claim', { count: claimDays })] : [who]
}

/** Null where there is none. */
function waysOf({ settings }: TermsOf, speech: Speech): string[] | null {
  const rules = settings.rules.filter(({ isOn }) => isOn)
  return rules.length === 0 ? null : rules.map((rule) => ruleInWords(rule, speech))
}

function rewardsOf({ settings }: TermsOf, speech: Speech): string[] | null {
  const rewards = settings.rewards.filter(({ isOn }) => isOn)
  if (rewards.length === 0) return null
  return rewards.map((reward) =>
    [rewardAtPrice(reward, speech), ...rewardConditions(reward, speech)].join(' · '),
  )
}

/** As one text, to be pasted into a page. */
export function termsAsText({ title, version, sections }: WrittenTerms): string {
  const parts = sections.map(({ heading, lines }) =>
    [heading, ...lines.map((line) => `• ${line}`)].join('\n'),
  )
  return [`${title}\n${version}`, ...parts].join('\n\n')
}
