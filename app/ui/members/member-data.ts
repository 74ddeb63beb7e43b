// What the pages of members are given: instants are texts.
import type { SerializeFrom } from '@remix-run/node'
import type { Explanation } from '../../loyalty/explain/reckoning/explanation.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import type { MemberFilter, MemberSort, MemberStatus } from '../../loyalty/members/member-filter.ts'
import type { FoundOrder } from '../../loyalty/members/statement/order-statement.ts'
import type {
  HistoryKind,
  LongList,
  Statement,
  StatementCard,
  StatementChallenges,
  StatementPlan,
  StatementTier,
} from '../../loyalty/members/statement/statement.ts'
import type { OwnName } from '../../loyalty/membership/nickname/nickname.ts'
import type { About } from '../../loyalty/membership/profile/profile.ts'
import type { ListedOffer } from '../../loyalty/personal-offers/listed-offer.ts'

/** As Shopify names them at this moment; `unread` where it did not answer. */
export type Person =
  | { is: 'known'; name: string; email: string | null }
  | { is: 'deleted' }
  | { is: 'forgotten' }
  | { is: 'unread'; customerId: string }

export interface ListedMember {
  id: string
  joinedAt: string
  activeAt: string
  available: number
  pending: number
  status: Exclude<MemberStatus, 'test'>
  isTest: boolean
  person: Person
}

export interface FilterChoices {
  segments: { id: number; name: string }[]
  tiers: { id: string; name: string }[]
}

export interface MemberListData {
  members: ListedMember[]
  /** Of the next page. */
  next: string | null
  /** Not all could be looked at while the page waited. */
  isLooking?: true
  /** How many fit, on all pages. */
  total: number
  /** It is reckoned from some of them. */
  isAbout: boolean
  /** What the shop has that a filter can name. */
  choices: FilterChoices
  search: string
  /** Orders of that name. */
  orders: SerializeFrom<FoundOrder>[]
  /** Shopify did not answer the search. */
  isSearchFailed: boolean
  filter: MemberFilter
  sort: MemberSort
  isFirstPage: boolean
}

/** As a page is given it: instants are texts, and every figure comes with its explanation. */
export type ShownStatement = Omit<SerializeFrom<Statement>, 'entries'> & {
  entries: (SerializeFrom<Statement>['entries'][number] & { explanation: Explanation })[]
  explanation: Explanation
}

export type ShownLot = ShownStatement['lots'][number]

export interface MemberData {
  statement: ShownStatement
  cards: StatementCard[]
  /** Null where the program has none. */
  tier: SerializeFrom<StatementTier> | null
  /** Null where the program has none. */
  challenges: SerializeFrom<StatementChallenges> | null
  plan: StatementPlan | null
  /** What they told of themselves; null where nobody asks for it. */
  about: About | null
  /** By which others see them; null where they chose none. */
  ownName: OwnName | null
  /** The newest personal offers. */
  offers: ListedOffer[]
  wantsNoOffers: boolean
  status: ListedMember['status']
  isTest: boolean
  /** The address named a customer who was merged into this one. */
  isFromMerged: boolean
  history: HistoryKind | null
  long: LongList | null
  person: Person
  isNewest: boolean
  /** For the next thing that is done on this page. */
  adjustmentId: string
}

export type MemberIntent =
  | 'adjust'
  | 'undo'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'profile'
  | 'undo_profile'
  | 'hide_nickname'
  | 'show_nickname'

export interface MemberAnswer {
  intent: MemberIntent
  requestId: string
  result: Result<null>
}
