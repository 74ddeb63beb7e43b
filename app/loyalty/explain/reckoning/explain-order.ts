// What one order is worth and where its points are now: by which rules, which lines counted with
// how much and why others did not, and for an order that earned nothing, why.
import type { Evaluation } from '../../earning/evaluation.ts'
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { OrderLine } from '../../kernel/facts.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import type { RuleBecause } from '../../rules/catalogue.ts'
import { lineSteps } from './explain-lines.ts'
import { type Explanation, type FactKey, fact, type Saying, type Step } from './explanation.ts'

/** Where the points of an order are: the parts add up to what it is worth. */
export interface OrderHolding {
  pending: number
  available: number
  expired: number
  /** Left its credits for something else: spent, or taken for another order. */
  gone: number
  /** What the order could not give back of its own, as positive numbers. */
  elsewhere: number
  waived: number
  owed: number
}

export interface OrderTold {
  name: string
  /** Number of the version that values it; null where no program was in force. */
  version: number | null
  evaluation: Evaluation
  /** The version's own, for what its rules are called; left out: as their kinds are called. */
  settings?: ProgramSettings | null
  /** Left out where its lines are not to be gone through, nor its points to be looked for. */
  snapshot?: { lines: Pick<OrderLine, 'title'>[] }
  holding?: OrderHolding
  /** What Shopify could not tell of it any more is stated. */
  isStated?: boolean
}

export function explainOrder(order: OrderTold): Explanation {
  const { name, evaluation, snapshot, holding } = order
  const points = pointsAmong(evaluation.effects)
  return {
    headline: headlineOf(name, points),
    points,
    steps: [
      ...ruleSteps(order),
      ...(order.isStated
        ? [{ ...ruleStep(fact('is_stated')), audience: 'merchant' as const }]
        : []),
      ...waitingSteps(evaluation),
      ...(snapshot ? lineSteps(evaluation, snapshot.lines) : []),
      ...(holding ? holdingSteps(holding) : []),
    ],
  }
}

function headlineOf(name: string, points: number): Saying {
  const order = { name }
  if (points === 0) return fact('order_nothing', { order })
  return fact('order_worth', { order, amount: { points } })
}

function ruleSteps({ version, settings, evaluation, snapshot }: OrderTold): Step[] {
  const { effects, unapplied } = evaluation
  if (effects.length + unapplied.length === 0)
    return [ruleStep(fact(version === null ? 'before_program' : 'no_rules'))]
  const named = (because: RuleBecause): Saying => {
    const title = settings?.rules.find(({ id }) => id === because.ruleId)?.title
    return { is: 'rule', because, isNamed: true, ...(title ? { title } : {}) }
  }
  return [
    ...effects.flatMap(({ because, quantity, asset }) => [
      // Stamps are said in the step's words: its figure is points.
      { ...ruleStep(named(because)), ...(asset === 'points' ? { points: quantity } : {}) },
      ...scopeStep(because, snapshot?.lines ?? []),
    ]),
    ...unapplied.map((because) => ruleStep(named(because))),
  ]
}

const ruleStep = (saying: Saying): Step => ({ about: 'rule', saying })

/** What a rule is about, where that is not everything that counts. */
function scopeStep(because: RuleBecause, lines: Pick<OrderLine, 'title'>[]): Step[] {
  if (!because.applied || !because.lines || lines.length === 0) return []
  const names = because.lines.map((place) => lines[place]?.title ?? '')
  return [ruleStep(fact('of_lines', { lines: { names } }))]
}

function waitingSteps({ waiting }: Evaluation): Step[] {
  if (!waiting || waiting.points === 0) return []
  const { points, until } = waiting
  return [ruleStep(fact('waiting', { amount: { points }, until: { day: until } }))]
}

const holdings: [keyof OrderHolding, FactKey, 1 | -1][] = [
  ['pending', 'is_pending', 1],
  ['available', 'is_available', 1],
  ['gone', 'is_gone', 1],
  ['expired', 'is_expired', 1],
  ['elsewhere', 'is_elsewhere', -1],
  ['waived', 'is_waived', -1],
  ['owed', 'is_owed', -1],
]

function holdingSteps(holding: OrderHolding): Step[] {
  return holdings.flatMap(([part, key, sign]): Step[] =>
    holding[part] === 0
      ? []
      : [{ about: 'holding', saying: fact(key), points: sign * holding[part] }],
  )
}
