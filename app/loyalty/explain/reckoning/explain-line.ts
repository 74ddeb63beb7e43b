// One line of the books: what happened, by which rule of which version, how it came to its number,
// and which of the member's points it was.
import type { Because } from '../../kernel/because.ts'
import type { EventTold } from '../../kernel/events/event.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import { type AppliedBecause, type Rule, type RuleName, ruleNames } from '../../rules/catalogue.ts'
import { recallAlone, recallHow } from '../../rules/remember-how.ts'
import type { Told } from '../write-figures.ts'
import { type Explanation, fact, type Saying, type Step } from './explanation.ts'

/** Points of one credit that a line moved. */
export interface LinePart {
  amount: number
  /** Null where no order gave it. */
  orderName: string | null
  givenAt: string | Date
  /** When it can be spent; null while that is not known. */
  availableAt: string | Date | null
  expiresAt: string | Date | null
}

export interface BookedLine {
  because: Because
  /** Left out: points. */
  asset?: string
  amount: number
  /** What it adds to what is pending and available together; null where it moves between these. */
  points: number | null
  /** Of the credits it came from or went to; empty where it touched none. */
  parts: LinePart[]
}

/** Settings of published versions by their number: they never change. */
export type Versions = ReadonlyMap<number, ProgramSettings>

type OrderBecause = Extract<Because, { kind: 'order' }>

export function explainLine(line: BookedLine, versions: Versions): Explanation {
  const { because, asset = 'points', amount, points } = line
  return {
    ...(asset === 'points' ? {} : { asset }),
    headline: { is: 'because', because, points: amount },
    // Beside a stamp's line no figure of points may stand.
    points: asset === 'points' ? points : null,
    steps: [...reasonsOf(line, versions), ...line.parts.map((part) => partStep(part, line))],
  }
}

function reasonsOf(line: BookedLine, versions: Versions): Step[] {
  const { because } = line
  switch (because.kind) {
    case 'order':
      return [...ruleSteps(because, versions), ...changeSteps(because, line.amount)]
    case 'signup':
      return ruleSteps(because, versions)
    case 'event':
    case 'event_undone':
      return eventSteps(because, versions)
    case 'matured':
    case 'made_good':
    case 'debt_paid':
    case 'merged_signup':
    case 'expired':
    case 'extended':
    case 'used':
      return [move(fact(`about_${because.kind}`))]
    default:
      return []
  }
}

const move = (saying: Saying): Step => ({ about: 'move', saying })

interface ByRule {
  /** The name of its kind, where it is stored. */
  rule?: string
  ruleId: string
  version: number
  /** The name of the campaign that gives it. */
  campaign?: string
  /** The name of the member's tier that does; empty where it is not known. */
  tier?: string
  is?: number
  how?: Record<string, number | string>
}

/** By which rule, and how it came to what the order is worth by it now. */
function ruleSteps(by: ByRule, versions: Versions): Step[] {
  const settings = versions.get(by.version)
  if (by.campaign) return campaignSteps(by, by.campaign, settings)
  if (by.tier !== undefined) return tierSteps(by, by.tier, settings)
  const rule = settings?.rules.find(({ id }) => id === by.ruleId)
  const kind = rule?.kind ?? by.rule ?? by.ruleId
  const name = nameOf(kind, rule?.title)
  const version = { count: by.version }
  const known: Step[] = [
    {
      about: 'rule',
      saying: fact('by_version', { rule: name, version }),
      audience: 'merchant',
    },
  ]
  if (settings && rule) known.push({ about: 'rule', saying: sayHow(by, rule, settings) })
  return known
}

/** What no rule of the program gives is named by the headline alone. */
const eventSteps = ({ ruleId, version }: EventTold, versions: Versions): Step[] =>
  ruleId && version ? ruleSteps({ ruleId, version }, versions) : []

function campaignSteps(by: ByRule, name: string, settings?: ProgramSettings): Step[] {
  const known: Step = { about: 'rule', saying: fact('by_campaign', { campaign: { name } }) }
  const because = recallFor(by, settings)
  return because ? [known, { about: 'rule', saying: { is: 'rule', because } }] : [known]
}

/** What it came to names the tier by itself. */
function tierSteps(by: ByRule, tier: string, settings?: ProgramSettings): Step[] {
  const because = recallFor(by, settings)
  if (because) return [{ about: 'rule', saying: { is: 'rule', because: { ...because, tier } } }]
  const named = tier ? fact('by_tier', { tier: { name: tier } }) : fact('by_some_tier')
  return [{ about: 'rule', saying: named }]
}

/** All that it counted with is kept beside the amount: it is no rule of the version. */
function recallFor(
  { rule, ruleId, is = 0, how }: ByRule,
  settings?: ProgramSettings,
): AppliedBecause | null {
  if (!rule || !isRuleName(rule) || !how || is === 0) return null
  return recallAlone({ rule, ruleId }, settings?.rounding ?? 'floor', { how, quantity: is })
}

/** What the merchant calls it; else what its kind is called. */
function nameOf(kind: string, title: string | undefined): Told {
  if (title) return { name: title }
  return isRuleName(kind) ? { text: `rule.name.${kind}` } : { name: kind }
}

function sayHow({ is = 0, how }: ByRule, rule: Rule, { rounding }: ProgramSettings): Saying {
  if (!how || is === 0) return { is: 'way', rule }
  return { is: 'rule', because: recallHow(rule, rounding, { how, quantity: is }) }
}

const isRuleName = (name: string): name is RuleName =>
  (ruleNames as readonly string[]).includes(name)

/** What the order was and is worth by this rule, and out of which pocket this line came. */
function changeSteps({ was, is, taken }: OrderBecause, amount: number): Step[] {
  const steps: Step[] = []
  if (was > 0) steps.push(move(fact('worth_changed', { was: { points: was }, is: { points: is } })))
  const change = Math.abs(is - was)
  if (amount !== change) {
    const figures = { part: { points: amount }, change: { points: change } }
    steps.push(move(fact('part_of_change', figures)))
  }
  if (taken) steps.push(move(fact(`taken_${taken === 'other' ? 'elsewhere' : taken}`)))
  return steps
}

/** Which of the member's points: by the order that gave them, and until when they last. */
function partStep(part: LinePart, { parts, because, points }: BookedLine): Step {
  const { amount, orderName, givenAt, availableAt, expiresAt } = part
  const source = orderName ? 'order' : 'given'
  const end = expiresAt ? 'until' : 'for_ever'
  const figures = {
    amount: { points: amount },
    ...(orderName ? { order: { name: orderName } } : { given: { day: givenAt } }),
    ...(expiresAt ? { until: { day: expiresAt } } : {}),
  }
  const saying = fact(`part_${source}_${end}`, figures)
  // A gift that is one credit names itself in the headline: only when it can be spent is new.
  // Of what is taken nothing can be spent any more.
  const isTaken = points !== null && points < 0
  const isOwn = parts.length === 1 && !isTaken && opens.has(because.kind)
  if (availableAt === null) return move(fact('waits'))
  if (!isOwn) return move(saying)
  const from = { day: availableAt }
  if (!expiresAt) return move(fact('spendable_for_ever', { from }))
  return move(fact('spendable_until', { from, until: { day: expiresAt } }))
}

/** What gives points of its own, rather than moving what was given before. */
const opens: ReadonlySet<Because['kind']> = new Set([
  'order',
  'signup',
  'event',
  'adjusted',
  'extended',
])
