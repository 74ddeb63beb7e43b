// What a kind of rule is: its settings, what it makes of an order or of a joining, and how both are
// said. Everything that tells one kind from another is in its own folder.
import type { z } from 'zod'
import type { Rounding, RuleLimit, RuleObstacle } from '../kernel/because.ts'
import type { EventName } from '../kernel/events/event.ts'
import type { DeedTrait } from './deed-fields.ts'
import type { Remaining } from './remaining.ts'

/** A value of a phrase, to be written in the reader's language. */
export type Figure =
  | { points: number }
  | { stamps: number }
  | { money: number; style?: 'exact' | 'short' }
  /** A factor in ten thousandths: 15,000 is one and a half. */
  | { bps: number }
  | { count: number }
  | { days: number }
  /** As the merchant calls it. */
  | { name: string }
  /** A text of the language files, by its key. */
  | { text: string }

export interface Phrase {
  /** In the language files, below what is being said: `way.<key>`, `rule.<key>`. */
  key: string
  figures: Record<string, Figure>
}

/** How a rule came to its number; kept with the order. Each kind adds what it computed with. */
export interface Applied<Name extends string = string> {
  rule: Name
  ruleId: string
  applied: true
  quantity: number
  /** What it would be but for a limit, and for which; left out: the most one order can earn. */
  unlimited?: number
  limitedBy?: RuleLimit
  /** The name of the campaign that gives it; left out: the program itself does. */
  campaign?: string
  /** The name of the tier whose factor it is; left out: of none. */
  tier?: string
  /** Places of the lines that it is about; left out: all that count. */
  lines?: number[]
  /** Which order of the member it was, where the rule asks: 1 is the first. */
  ordinal?: number
  /** Set where the rule is for paid members alone: they were one. */
  paidMember?: 1
}

export interface NotApplied<Name extends string = string> {
  rule: Name
  ruleId: string
  applied: false
  obstacle: RuleObstacle
  campaign?: string
  tier?: string
  /** Of whom the campaign is: the segment's name, or those of its tiers. */
  audience?: string
  minimumMinor?: number
  placedMinor?: number
  /** Which order of the member it was, and which the rule is about. */
  ordinal?: number
  n?: number
}

/** What a rule is to an order. Pure. */
interface OnOrder<Settings extends { kind: string }, Because> {
  /** @param order what is in its scope; whether it is about the order at all was asked before. */
  evaluate(
    rule: Settings,
    order: Remaining,
    rounding: Rounding,
  ): Because | NotApplied<Settings['kind']>
  /** How it came to its number: `rule.<key>`. */
  explain(because: Because): Phrase
  /** What is given for the order as a whole is no part of what is given for some of its lines. */
  isForLines: boolean
}

/** What a rule is to the points that other rules give. Pure. */
interface OnPoints<Settings extends { kind: string }, Because> {
  evaluate(
    rule: Settings,
    points: number,
    rounding: Rounding,
  ): Because | NotApplied<Settings['kind']>
  explain(because: Because): Phrase
}

/** What a rule is to something of a member's that is no order. Pure. */
interface OnEvent<Settings extends { kind: string }> {
  event: EventName
  points(rule: Settings): number
}

export interface RuleKind<
  Settings extends { kind: string },
  Because extends Applied<Settings['kind']> = never,
> {
  name: Settings['kind']
  schema: z.ZodObject & z.ZodType<Settings>
  /** A new one, in amounts that fit the currency; `unitMinor` is about what one dollar is. */
  fresh(unitMinor: number): Omit<Settings, 'id' | 'isOn' | 'kind'>
  /** Absent where it is not about orders. */
  onOrder?: OnOrder<Settings, Because>
  /** Absent where it gives points by itself. */
  onPoints?: OnPoints<Settings, Because>
  /** A new one is off until the merchant switches it on; absent where it is on. */
  startsOff?: true
  /** A campaign can be of it; absent where that would mean nothing. */
  inCampaigns?: true
  /** Points for becoming a member; absent where it is not about that. */
  onJoining?(rule: Settings): number
  /** What it gives for something that is no order; absent where it is not about that. */
  onEvent?: OnEvent<Settings>
  /** What members are asked about themselves by it; absent where nothing is. */
  asksOfMembers?(rule: Settings): Asking
  /** After how long without an order it gives, and for how long; absent: not about that. */
  lapseOf?(rule: Settings): Lapse
  /** What members do for it; absent where they do nothing for it but buy, join or stay. */
  deed?: DeedTrait<Settings>
  /** What it gives for a friend whom a member sent; absent where it is not about that. */
  onFriend?(rule: Settings): FriendTerms
  /** What it gives is stamps of a card, which is the rule itself; absent where it gives points. */
  cardOf?(rule: Settings): StampCard
  /** To shoppers: `way.<key>`. A minimum is said behind it, as for all rules that have one. */
  wayOf(rule: Settings): Phrase
  /** What a page of the shop counts with, besides the points. */
  figuresOf(rule: Settings): WayFigures
}

export interface Asking {
  /** A birthday that is told later than so many days before it has nothing yet that year. */
  leadDays: number
  asksYear: boolean
  asksGender: boolean
}

export interface Lapse {
  /** Since the last order. */
  lapseDays: number
  /** Days that its points can be spent. */
  spendDays: number
}

/** What both sides get for a friend's first order, and when. */
export interface FriendTerms {
  ruleId: string
  /** For the member who sent them. */
  points: number
  friendPoints: number
  /** Of the order, as it was placed. */
  minimumMinor: number
  /** Days for which nothing of it may be called off. */
  holdDays: number
  /** Friends of one member in a month; null: any number. */
  monthMaximum: number | null
  /** Friends of one member in seven days; more have to be looked at. */
  weekMaximum: number
}

/** A card to fill with stamps; it goes by the id of its rule. */
export interface StampCard {
  /** Stamps that fill it. */
  needed: number
}

export interface WayFigures {
  perMinor?: number
  minimumMinor?: number
}
