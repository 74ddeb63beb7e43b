// What a member is given points for that is no order. One line each; its words are
// `because.event.<name>` in the language files.
export const eventNames = [
  'anniversary',
  'birthday',
  /** More of it for a tier, which `name` names. */
  'birthday_tier',
  /** Nothing was ordered for `count` days. */
  'winback',
  /** `name` is what was reached. */
  'tier',
  'newsletter',
  'contact',
  'review',
  'reading',
  'visits',
  'share',
  'task',
  /** The first order of a friend whom the member sent has held; for the friend, their own. */
  'friend_held',
  'friend_welcomed',
  /** `name` is what the challenge was called. */
  'challenge',
  'survey',
  /** Of a claim link, which `name` names. */
  'claim',
  /** `name` is what the contest is called, the figure `place` whose prize it is. */
  'contest',
  /** Posted on the board, and accepted. */
  'idea',
] as const
export type EventName = (typeof eventNames)[number]

/** What it was, kept with what is given for it: the words are made of this. */
export interface EventTold {
  event: EventName
  /** The rule that gives, and in which version; left out where no rule of the program does. */
  ruleId?: string
  version?: number
  /** As the merchant calls what was done: a challenge, a survey, a contest. */
  name?: string
  /** Numbers that its words name; `count` chooses the plural form. */
  figures?: Record<string, number>
}
