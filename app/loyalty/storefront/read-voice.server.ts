// How a shop speaks to its shoppers: its currency, what its program calls points, and its own words
// for them, in every language.
import type { ShopTx } from '../../db.server.ts'
import type { Speech } from '../explain/format.ts'
import { type Language, languageOf } from '../explain/languages.ts'
import { askingOf } from '../program/asking.ts'
import type { ChallengeSettings } from '../program/challenges/challenge-settings.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import type { Reward, Rule } from '../program/settings.ts'
import type { TierSettings } from '../program/tiers/tier-settings.ts'
import { plainPointsName, pointsWords } from './points-words.ts'
import { readTexts } from './read-texts.server.ts'
import type { StorefrontTexts } from './texts.ts'

export interface Voice {
  /** The language that the merchant chose for the app; English where they chose none. */
  shop: Language
  texts: StorefrontTexts
  /** What the program in force offers. */
  rewards: Reward[]
  timeZone: string
  /** Its ways to earn that are on. */
  rules: Rule[]
  /** Its tiers; null before the first. */
  tiers: TierSettings | null
  /** Members are asked for their birthday. */
  asksBirthday: boolean
  /** Its challenges and levels. */
  challenges: ChallengeSettings | null
  in(language: Language): Speech
}

export async function readVoice(shop: ShopTx, now: Date): Promise<Voice> {
  const [row, version, texts] = await Promise.all([
    shop.db.shop.findUniqueOrThrow({
      where: { id: shop.shopId },
      select: { currency: true, language: true, timeZone: true },
    }),
    readProgramInForce(shop, now),
    readTexts(shop),
  ])
  const chosen = version?.settings.pointsName ?? plainPointsName
  const currency = row.currency ?? 'USD'
  return {
    shop: languageOf(row.language ?? 'en'),
    texts,
    rewards: version?.settings.rewards ?? [],
    timeZone: row.timeZone ?? 'UTC',
    rules: version?.settings.rules.filter(({ isOn }) => isOn) ?? [],
    tiers: version?.settings ?? null,
    asksBirthday: version !== null && askingOf(version.settings) !== null,
    challenges: version?.settings ?? null,
    in: (language) => ({
      locale: language,
      currency,
      pointsName: pointsWords(chosen, texts[language], language),
      audience: 'shopper',
      timeZone: row.timeZone ?? 'UTC',
    }),
  }
}
