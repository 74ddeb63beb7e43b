// The part of a program that anybody may see: how to earn, and what may be had for points. It is
// the same for every shopper and written ahead, so it carries the names in every language.
import type { CauseRow } from '../causes/cause.ts'
import type { PointsName, Speech } from '../explain/format.ts'
import type { PublicReward, Texts } from '../kernel/public-reward.ts'
import { withoutChallenges } from '../program/challenges/challenge-settings.ts'
import { canBeUnlocked } from '../program/challenges/unlocks.ts'
import type { Look } from '../program/look/look.ts'
import type { ProgramSettings, Rule } from '../program/settings.ts'
import { ruleKind } from '../rules/catalogue.ts'
import { type PublicCards, publicCards } from './cards/public-cards.ts'
import { type PublicCauses, publicCauses } from './causes/public-causes.ts'
import { type PublicChallenges, publicChallenges } from './challenges/public-challenges.ts'
import type { PublicCommunity } from './community/public-community.ts'
import { type PublicDeeds, publicDeeds } from './deeds/public-deeds.ts'
import { type PublicFriends, publicFriends } from './friends/public-friends.ts'
import type { PublicNews } from './news/program-news.ts'
import { type PartTexts, partTexts } from './parts/part-texts.ts'
import { type PublicPlans, publicPlan } from './plan/public-plan.ts'
import { type PublicAsking, publicAsking } from './profile/public-asking.ts'
import type { PublicCampaign } from './public-campaigns.ts'
import { publicReward } from './public-reward.ts'
import { type PublicWay, publicWays } from './public-ways.ts'
import type { PublicSurveys } from './surveys/public-surveys.ts'
import type { StorefrontTexts } from './texts.ts'
import { type PublicTier, publicTiers } from './tiers/public-tiers.ts'

// Where the storefront reaches us unless the merchant renames it.
const proxyPath = '/apps/loyalty'

export interface PublicProgram
  extends PublicAsking,
    PublicCards,
    PublicCauses,
    PublicChallenges,
    PublicCommunity,
    PublicDeeds,
    PublicFriends,
    PublicPlans,
    PublicSurveys {
  v: 2
  name: string
  /** In the shop's own language. */
  pointsName: PointsName
  /** The same in every language of ours. */
  words: Record<string, PointsName>
  currency: string
  /** Something is published and may be seen by somebody. */
  isLive: boolean
  phase: PublicPhase
  membership: PublicMembership
  rounding: 'floor' | 'nearest' | 'ceil'
  /** Days from the order until its points can be spent. */
  pendingDays: number
  /** What these days are counted from. */
  awardedWhen: 'paid' | 'fulfilled'
  /** Months from then until they expire; null: never. */
  expiryMonths: number | null
  proxyPath: string
  ways: PublicWay[]
  rewards: PublicReward[]
  /** The lowest first; left out where there are none. */
  tiers?: PublicTier[]
  /** Those that run or are announced; left out where there is none. */
  campaigns?: PublicCampaign[]
  /** Members may have a personal offer; left out where the shop makes none. */
  hasOffers?: true
  look?: Look
  /** What changed lately, and what will; the newest first. */
  news: PublicNews[]
  /** What the merchant says in their own words. */
  texts: StorefrontTexts
  /** What the parts say that not every program has; left out where it has none of them. */
  parts?: PartTexts
}

export interface PublicPhase {
  name: 'off' | 'shadow' | 'test' | 'live' | 'winding_down'
  /** Winding down: until when points can be spent; afterwards nothing is shown. */
  spendUntil: string | null
}

export interface PublicMembership {
  mode: 'everyone' | 'signed_in' | 'joined'
  /** Of the terms that are accepted by joining; null: there are none. */
  terms: { version: string; url: string } | null
}

export interface ShopFace {
  name: string
  /** The shop's own language first, then the others. */
  speeches: [Speech, ...Speech[]]
  phase: PublicPhase
  membership: PublicMembership
  texts: StorefrontTexts
  /** Rewards that nobody can have now, whoever asks: out of stock, or their product is. */
  soldOut: string[]
  accent: string | null
  campaigns: PublicCampaign[]
  causes: CauseRow[]
  surveys?: PublicSurveys
  community?: PublicCommunity
  hasOffers?: boolean
  news: PublicNews[]
}

/**
 * @param settings null: nothing is published yet, so there is nothing to earn and nothing to have.
 */
export function publicProgram(settings: ProgramSettings | null, shop: ShopFace): PublicProgram {
  const {
    speeches,
    phase,
    membership,
    texts,
    soldOut,
    campaigns,
    causes,
    news,
    surveys,
    hasOffers,
  } = shop
  const [own] = speeches
  const isLive = settings !== null && phase.name !== 'off' && phase.name !== 'shadow'
  const rewards = (settings?.rewards ?? [])
    .filter((reward) => reward.isOn && canBeUnlocked(reward, settings))
    .map((reward) =>
      publicReward(reward, speeches, {
        isSoldOut: soldOut.includes(reward.id),
        texts,
        settings: settings ?? withoutChallenges,
      }),
    )
  const program = {
    v: 2 as const,
    name: settings?.name ?? shop.name,
    pointsName: own.pointsName,
    words: Object.fromEntries(speeches.map(({ locale, pointsName }) => [locale, pointsName])),
    currency: own.currency,
    isLive,
    phase,
    membership,
    rounding: settings?.rounding ?? 'floor',
    pendingDays: settings?.pendingDays ?? 0,
    awardedWhen: settings?.awardedWhen ?? 'paid',
    expiryMonths: settings?.expiry.kind === 'months' ? settings.expiry.months : null,
    proxyPath,
    ways: publicWays(settings, speeches),
    rewards,
    ...publicCards(settings, speeches),
    ...publicTiers(settings, speeches),
    ...publicChallenges(settings, speeches),
    ...publicAsking(settings),
    ...publicCauses(causes, rewards),
    ...publicPlan(settings, speeches),
    ...publicDeeds(settings, speeches),
    ...publicFriends(settings),
    ...(campaigns.length > 0 ? { campaigns } : {}),
    ...(shop.accent ? { look: { accent: shop.accent } } : {}),
    ...surveys,
    ...shop.community,
    ...(hasOffers ? { hasOffers: true as const } : {}),
    news,
    texts,
  }
  return { ...program, ...partTexts(program) }
}
