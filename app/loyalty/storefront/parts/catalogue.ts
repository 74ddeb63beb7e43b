// The texts of those parts of the storefront that not every program has. Shopify holds a locale
// file to 15 KB, so these travel with the program, and only where it has the part. A part is a
// folder of its texts, shaped like the extension's locale files, and a line here.
import type { Language } from '../../explain/languages.ts'
import cardsCs from './cards/cs.json' with { type: 'json' }
import cardsEn from './cards/en.json' with { type: 'json' }
import cardsHe from './cards/he.json' with { type: 'json' }
import cardsJa from './cards/ja.json' with { type: 'json' }
import causesCs from './causes/cs.json' with { type: 'json' }
import causesEn from './causes/en.json' with { type: 'json' }
import causesHe from './causes/he.json' with { type: 'json' }
import causesJa from './causes/ja.json' with { type: 'json' }
import challengesCs from './challenges/cs.json' with { type: 'json' }
import challengesEn from './challenges/en.json' with { type: 'json' }
import challengesHe from './challenges/he.json' with { type: 'json' }
import challengesJa from './challenges/ja.json' with { type: 'json' }
import contestsCs from './contests/cs.json' with { type: 'json' }
import contestsEn from './contests/en.json' with { type: 'json' }
import contestsHe from './contests/he.json' with { type: 'json' }
import contestsJa from './contests/ja.json' with { type: 'json' }
import deedsCs from './deeds/cs.json' with { type: 'json' }
import deedsEn from './deeds/en.json' with { type: 'json' }
import deedsHe from './deeds/he.json' with { type: 'json' }
import deedsJa from './deeds/ja.json' with { type: 'json' }
import friendsCs from './friends/cs.json' with { type: 'json' }
import friendsEn from './friends/en.json' with { type: 'json' }
import friendsHe from './friends/he.json' with { type: 'json' }
import friendsJa from './friends/ja.json' with { type: 'json' }
import ideasCs from './ideas/cs.json' with { type: 'json' }
import ideasEn from './ideas/en.json' with { type: 'json' }
import ideasHe from './ideas/he.json' with { type: 'json' }
import ideasJa from './ideas/ja.json' with { type: 'json' }
import missedCs from './missed/cs.json' with { type: 'json' }
import missedEn from './missed/en.json' with { type: 'json' }
import missedHe from './missed/he.json' with { type: 'json' }
import missedJa from './missed/ja.json' with { type: 'json' }
import nicknameCs from './nickname/cs.json' with { type: 'json' }
import nicknameEn from './nickname/en.json' with { type: 'json' }
import nicknameHe from './nickname/he.json' with { type: 'json' }
import nicknameJa from './nickname/ja.json' with { type: 'json' }
import offersCs from './offers/cs.json' with { type: 'json' }
import offersEn from './offers/en.json' with { type: 'json' }
import offersHe from './offers/he.json' with { type: 'json' }
import offersJa from './offers/ja.json' with { type: 'json' }
import profileCs from './profile/cs.json' with { type: 'json' }
import profileEn from './profile/en.json' with { type: 'json' }
import profileHe from './profile/he.json' with { type: 'json' }
import profileJa from './profile/ja.json' with { type: 'json' }
import surveysCs from './surveys/cs.json' with { type: 'json' }
import surveysEn from './surveys/en.json' with { type: 'json' }
import surveysHe from './surveys/he.json' with { type: 'json' }
import surveysJa from './surveys/ja.json' with { type: 'json' }
import tiersCs from './tiers/cs.json' with { type: 'json' }
import tiersEn from './tiers/en.json' with { type: 'json' }
import tiersHe from './tiers/he.json' with { type: 'json' }
import tiersJa from './tiers/ja.json' with { type: 'json' }

/** Texts by name, and by plural form where they count. */
export type Leaves = { [name: string]: Leaves | string }

/** What of a program tells which parts it has. */
export interface WithParts {
  cards?: readonly unknown[]
  causes?: readonly unknown[]
  deeds?: readonly unknown[]
  friends?: object
  challenges?: readonly unknown[]
  ideas?: object
  surveys?: readonly unknown[]
  tiers?: readonly unknown[]
  asks?: boolean
  nicknames?: boolean
  contests?: readonly unknown[]
  winsBack?: boolean
  hasOffers?: boolean
}

export interface Part {
  name: string
  texts: Record<Language, Leaves>
  /** Whether a program has it. */
  isIn(program: WithParts): boolean
}

export const parts: Part[] = [
  {
    name: 'cards',
    texts: { en: cardsEn, he: cardsHe, ja: cardsJa, cs: cardsCs },
    isIn: ({ cards = [] }) => cards.length > 0,
  },
  {
    name: 'causes',
    texts: { en: causesEn, he: causesHe, ja: causesJa, cs: causesCs },
    isIn: ({ causes = [] }) => causes.length > 0,
  },
  {
    name: 'challenges',
    texts: { en: challengesEn, he: challengesHe, ja: challengesJa, cs: challengesCs },
    isIn: ({ challenges = [] }) => challenges.length > 0,
  },
  {
    name: 'missed',
    texts: { en: missedEn, he: missedHe, ja: missedJa, cs: missedCs },
    isIn: ({ winsBack = false }) => winsBack,
  },
  {
    name: 'profile',
    texts: { en: profileEn, he: profileHe, ja: profileJa, cs: profileCs },
    isIn: ({ asks = false }) => asks,
  },
  {
    name: 'contests',
    texts: { en: contestsEn, he: contestsHe, ja: contestsJa, cs: contestsCs },
    isIn: ({ contests = [] }) => contests.length > 0,
  },
  {
    name: 'nickname',
    texts: { en: nicknameEn, he: nicknameHe, ja: nicknameJa, cs: nicknameCs },
    isIn: ({ nicknames = false }) => nicknames,
  },
  {
    name: 'deeds',
    texts: { en: deedsEn, he: deedsHe, ja: deedsJa, cs: deedsCs },
    isIn: ({ deeds = [] }) => deeds.length > 0,
  },
  {
    name: 'friends',
    texts: { en: friendsEn, he: friendsHe, ja: friendsJa, cs: friendsCs },
    isIn: ({ friends }) => friends !== undefined,
  },
  {
    name: 'ideas',
    texts: { en: ideasEn, he: ideasHe, ja: ideasJa, cs: ideasCs },
    isIn: ({ ideas }) => ideas !== undefined,
  },
  {
    name: 'surveys',
    texts: { en: surveysEn, he: surveysHe, ja: surveysJa, cs: surveysCs },
    isIn: ({ surveys = [] }) => surveys.length > 0,
  },
  {
    name: 'offers',
    texts: { en: offersEn, he: offersHe, ja: offersJa, cs: offersCs },
    isIn: ({ hasOffers = false }) => hasOffers,
  },
  {
    name: 'tiers',
    texts: { en: tiersEn, he: tiersHe, ja: tiersJa, cs: tiersCs },
    isIn: ({ tiers = [] }) => tiers.length > 0,
  },
]
