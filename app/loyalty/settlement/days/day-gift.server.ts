// What a day may give: whether the program has any of it, and whom it is about on a day.
import type { ShopTx } from '../../../db.server.ts'
import type { EventName } from '../../kernel/events/event.ts'
import type { ProgramSettings, ProgramVersion, Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import type { MemberEvent } from '../events/book-events.server.ts'

/** Members that one step is about at most. */
export const mostAtOnce = 200

export interface GivenDay {
  /** Such as "2026-11-29". */
  date: string
  timeZone: string
  /** When it began there. */
  at: Date
  /** In force then. */
  version: ProgramVersion
  now: Date
}

export interface Claimed {
  /** For how many the day was done by this; 0: nobody is left. */
  members: number
  events: MemberEvent[]
}

export interface DayGift {
  isIn(settings: ProgramSettings): boolean
  /** Notes that a bounded number of members had theirs, and says what they are given. */
  claim(tx: ShopTx, day: GivenDay): Promise<Claimed>
}

export const rulesOn = ({ rules }: Pick<ProgramSettings, 'rules'>, event: EventName): Rule[] =>
  rules.filter(({ isOn, kind }) => isOn && ruleKind(kind).onEvent?.event === event)

export const pointsOf = (rule: Rule): number => ruleKind(rule.kind).onEvent?.points(rule) ?? 0

export const yearOf = (date: string): number => Number(date.slice(0, 4))
