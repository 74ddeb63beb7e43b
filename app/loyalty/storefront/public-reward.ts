// What the storefront is told of a reward, whichever kind it is.
import { unlockInWords } from '../explain/challenges/unlock-in-words.ts'
import type { Speech } from '../explain/format.ts'
import { languageOf } from '../explain/languages.ts'
import { audienceInWords } from '../explain/reward-conditions.ts'
import { rewardLabel } from '../explain/reward-label.ts'
import type { Audience } from '../kernel/audience/audience.ts'
import type { PublicReward, Texts } from '../kernel/public-reward.ts'
import type { ChallengeSettings } from '../program/challenges/challenge-settings.ts'
import { unlockOf } from '../program/challenges/unlocks.ts'
import type { Reward } from '../program/settings.ts'
import { kindOf, priceOf } from '../reward-kinds/catalogue.ts'
import { type StorefrontTexts, titleKey } from './texts.ts'

/** Of the settings of every kind, what tells a shopper something; a kind has some of them. */
interface Conditions {
  amountMinor: number
  percent: number
  maximumMinor: number | null
  minimumQuantity: number | null
  products: unknown[]
  collections: unknown[]
  purchase: PublicReward['purchase']
  combinesWithOrder: boolean
  combinesWithProduct: boolean
  combinesWithShipping: boolean
  limitPerMember: number | null
  paidMembersOnly: true
  instructions: string
}

interface Seen {
  isSoldOut: boolean
  texts: StorefrontTexts
  /** What it may ask for is theirs. */
  settings: Pick<ChallengeSettings, 'challenges' | 'levels'>
}

/** @param speeches the shop's own first, then one for each language */
export function publicReward(
  reward: Reward,
  speeches: Speech[],
  { isSoldOut, texts, settings }: Seen,
): PublicReward {
  const { id, kind, title, minimumMinor, validDays } = reward
  const of = kindOf(kind)
  const range = of.rangeOf?.(reward)
  const item = of.itemOf?.(reward)
  const labels = speeches.map(({ locale, currency }) => [
    locale,
    texts[languageOf(locale)]?.[titleKey(id)] ?? rewardLabel(reward, currency, locale),
  ])
  return {
    id,
    kind,
    label: labels[0]?.[1] ?? '',
    labels: Object.fromEntries(labels),
    isNamed: title !== '',
    ...('card' in reward && reward.card ? { card: reward.card } : {}),
    points: priceOf(reward),
    outcome: outcomeOf(kind),
    minimumMinor,
    validDays,
    limitPerMember: null,
    isSoldOut,
    ...conditionsOf(reward),
    ...(reward.audience ? { audience: tellAudience(reward.audience, speeches) } : {}),
    ...needsOf(reward, settings, speeches),
    ...(of.needsCart?.(reward) ? { needsCart: true } : {}),
    ...(item ? { product: { variantId: item.variantId, title: item.title } } : {}),
    ...(range ? { range } : {}),
  }
}

const tellAudience = (audience: Audience, speeches: Speech[]): Texts =>
  Object.fromEntries(speeches.map(({ locale }) => [locale, audienceInWords(audience, locale)]))

function needsOf(
  { unlockedBy: key }: Reward,
  settings: Seen['settings'],
  speeches: Speech[],
): Pick<PublicReward, 'needs'> {
  const unlock = key === undefined ? null : unlockOf(key, settings)
  if (!key || !unlock) return {}
  const labels = speeches.map(({ locale }) => [locale, unlockInWords(unlock, locale)] as const)
  return { needs: { key, label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) } }
}

export function outcomeOf(kind: Reward['kind']): PublicReward['outcome'] {
  if (kindOf(kind).isForCause) return 'given'
  if (kindOf(kind).isInstant) return 'instant'
  return kindOf(kind).hasCode ? 'code' : 'manual'
}

function conditionsOf(reward: Partial<Conditions>): Partial<PublicReward> {
  const { amountMinor, percent, maximumMinor, minimumQuantity, purchase, instructions } = reward
  const scoped = (reward.products?.length ?? 0) + (reward.collections?.length ?? 0) > 0
  return {
    ...(amountMinor === undefined ? {} : { amountMinor }),
    ...(percent === undefined ? {} : { percent }),
    ...(maximumMinor ? { maximumMinor } : {}),
    ...(minimumQuantity ? { minimumQuantity } : {}),
    ...(purchase ? { purchase } : {}),
    ...(instructions ? { instructions } : {}),
    ...(scoped ? { isForSomeProducts: true } : {}),
    ...(reward.paidMembersOnly ? { isForPaidMembers: true } : {}),
    ...(reward.limitPerMember ? { limitPerMember: reward.limitPerMember } : {}),
    ...combinesOf(reward),
  }
}

/** Two codes for shipping never meet, so that kind leaves it open. */
function combinesOf(reward: Partial<Conditions>): Pick<PublicReward, 'combines'> {
  const { combinesWithOrder: order, combinesWithProduct: product } = reward
  if (order === undefined || product === undefined) return {}
  return { combines: { order, product, shipping: reward.combinesWithShipping ?? false } }
}
