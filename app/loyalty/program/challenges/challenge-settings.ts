// Challenges of a program: something to reach, for points and a badge; and the levels that somebody
// climbs who reaches many. The settings of a goal are typed once it is chosen which kind it is.
import { z } from 'zod'
import { field, pickedSchema } from '../../kernel/settings-fields.ts'
import { moneyField } from '../../rules/fields.ts'
import { badgeColours, badgeIcons } from './badges.ts'
import { challengeProblems, type Problem } from './challenge-problems.ts'
import { levelProblems } from './level-problems.ts'

export const mostChallenges = 20
export const mostLevels = 10
const mostPoints = 1_000_000
const mostPicked = 100

const pickedList = z.array(pickedSchema).max(mostPicked).default([])
const name = z.string().trim().min(1).max(40).meta(field('text'))
const id = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/)
  .meta(field('hidden'))

/** Empty: none. A day of the shop's clock, such as "2026-03-31". */
const dayField = z
  .string()
  .refine((text) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text), {
    params: { problem: 'no_date' },
  })
  .default('')
  .meta(field('date'))

const count = (least: number, most: number) =>
  z.number().int().min(least).max(most).meta(field('count'))

/** What every challenge has; its id stays for ever with what was given for it. */
const before = {
  id,
  name,
  /** In the merchant's words; empty: the goal says enough. */
  about: z.string().trim().max(120).default('').meta(field('text')),
}

const after = {
  /** Once for ever, or again in each month or year of the shop's clock. */
  repeats: z.enum(['once', 'month', 'year']).default('once').meta(field('choice')),
  /** Both days take part; empty: from when it is published on, and without end. */
  from: dayField,
  until: dayField,
  points: z.number().int().min(0).max(mostPoints).default(0).meta(field('points')),
  icon: z.enum(badgeIcons).default('medal').meta(field('choice')),
  colour: z.enum(badgeColours).default('orange').meta(field('choice')),
}

const ordersGoal = z.object({
  kind: z.literal('orders').meta(field('hidden')),
  ...before,
  target: count(1, 1000),
  ...after,
})

const piecesGoal = z.object({
  kind: z.literal('pieces').meta(field('hidden')),
  ...before,
  target: count(1, 10_000),
  /** Of these, or of these collections; both empty: whatever counts in the program. */
  products: pickedList.meta(field('products')),
  collections: pickedList.meta(field('collections')),
  ...after,
})

const weeksGoal = z.object({
  kind: z.literal('weeks').meta(field('hidden')),
  ...before,
  target: count(2, 104),
  ...after,
})

const amountGoal = z.object({
  kind: z.literal('amount').meta(field('hidden')),
  ...before,
  targetMinor: moneyField(1),
  ...after,
})

/** Friends who came by the member, and whose first order has held. */
const friendsGoal = z.object({
  kind: z.literal('friends').meta(field('hidden')),
  ...before,
  target: count(1, 1000),
  ...after,
})

export const challengeSchema = z.discriminatedUnion('kind', [
  ordersGoal,
  piecesGoal,
  weeksGoal,
  amountGoal,
  friendsGoal,
])
export type Challenge = z.infer<typeof challengeSchema>
export type GoalKind = Challenge['kind']
export const goalKinds = [
  'orders',
  'pieces',
  'weeks',
  'amount',
  'friends',
] as const satisfies GoalKind[]

export const levelSchema = z.object({
  id,
  name,
  /** Challenges reached, each time counted. */
  completed: count(1, 1000),
  /** What the shop gives besides, in its own words: it is shown, and nothing enforces it. */
  perk: z.string().trim().max(120).default('').meta(field('text')),
})
export type Level = z.infer<typeof levelSchema>

const uniqueIds = (rows: { id: string }[]) =>
  new Set(rows.map((row) => row.id)).size === rows.length

function refuse(problems: Problem[], context: z.RefinementCtx): void {
  for (const { path, problem } of problems)
    context.addIssue({ code: 'custom', path, params: { problem } })
}

export const challengeSettings = {
  challenges: z
    .array(challengeSchema)
    .max(mostChallenges)
    .refine(uniqueIds, 'two challenges have the same id')
    .superRefine((challenges, context) => refuse(challengeProblems(challenges), context))
    .default([]),
  levels: z
    .array(levelSchema)
    .max(mostLevels)
    .refine(uniqueIds, 'two levels have the same id')
    .superRefine((levels, context) => refuse(levelProblems(levels), context))
    .default([]),
  /** Days after a challenge was reached in which a refund, or a friend lost, can still undo it. */
  challengeHoldDays: z.number().int().min(0).max(365).default(30).meta(field('days')),
}

export type ChallengeSettings = z.infer<z.ZodObject<typeof challengeSettings>>

export const withoutChallenges: ChallengeSettings = z.object(challengeSettings).parse({})

export const hasChallenges = ({ challenges }: Pick<ChallengeSettings, 'challenges'>): boolean =>
  challenges.length > 0

/** How much of its measure a challenge takes. */
export const targetOf = (challenge: Challenge): number =>
  challenge.kind === 'amount' ? challenge.targetMinor : challenge.target

/** The highest that so many challenges reach; null: none. */
export const levelAt = (levels: Level[], completed: number): Level | null =>
  levels.findLast((level) => completed >= level.completed) ?? null
