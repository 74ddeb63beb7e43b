// What rules about deeds have in common: a deed is what a member does for points that is no
// purchase. How each is known is said plainly, since not all of it can be verified.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

/** How we learn of a deed. */
export type KnownBy =
  /** Shopify says that the customer agreed to the newsletter. */
  | 'consent'
  /** Shopify says that the customer's record has what the rule asks for. */
  | 'record'
  /** Another app of the merchant's reports it, signed with their key. */
  | 'report'
  /** The shop's page tells that it was open for so long. */
  | 'page'
  /** The shop's pages tell that the member came by. */
  | 'visit'
  /** Somebody came by a link of the member's. */
  | 'link'
  /** The member says so. */
  | 'word'

export const periods = ['day', 'week', 'month', 'ever'] as const
export type Period = (typeof periods)[number]

/** So often for each member in a calendar day, week or month of the shop, or at all. */
export interface DeedLimit {
  times: number
  period: Period
}

export const onceEver: DeedLimit = { times: 1, period: 'ever' }

export interface DeedTrait<Settings> {
  knownBy: KnownBy
  limitOf(rule: Settings): DeedLimit
  /** Members read what the merchant calls it. */
  isNamed?: true
  /** A person decides before it counts. */
  waits(rule: Settings): boolean
  /** What the shop's pages have to know of it. */
  publicOf(rule: Settings): PublicDeedSettings
  /** Visits in a row; absent where it is not about visits. */
  streakOf?(rule: Settings): Streak
  /** What Shopify's record of the customer has to say; absent where it is not asked. */
  recordOf?(rule: Settings): WantedRecord
}

export interface Streak {
  length: number
  unit: 'day' | 'week'
}

export interface WantedRecord {
  needsName: boolean
  needsPhone: boolean
  needsAddress: boolean
}

export interface PublicDeedSettings {
  /** As the merchant calls it, where they do. */
  title?: string
  /** Where it is done. */
  url?: string
  /** How long the page has to be open and seen. */
  seconds?: number
  /** What the member is to write. */
  noteLabel?: string
}

/** Whether Shopify, or an app that the merchant trusts, vouches for it. */
export const isVerified = (knownBy: KnownBy): boolean =>
  knownBy === 'consent' || knownBy === 'record' || knownBy === 'report'

const mostTimes = 1000

export const limitFields = {
  times: z.number().int().min(1).max(mostTimes).meta(field('count')),
  period: z.enum(periods).meta(field('choice')),
}

/** A page of the shop, or one elsewhere: told apart from what a browser would run. */
export const isAddress = (text: string): boolean =>
  /^(https:\/\/|\/)[^\s<>"']*$/.test(text) && !text.startsWith('//')

export const addressField = z
  .string()
  .trim()
  .max(500)
  .refine(isAddress, { params: { problem: 'wrong' } })
  .meta(field('text'))
