// Which lines of an order counted, with how much, and why others did not; then what counted besides
// them, and what of the payment did.
import type { Evaluation } from '../../earning/evaluation.ts'
import type { OrderLine } from '../../kernel/facts.ts'
import { type FactKey, fact, type Step } from './explanation.ts'

export function lineSteps(evaluation: Evaluation, ordered: Pick<OrderLine, 'title'>[]): Step[] {
  const { lines = [], extras = {}, share } = evaluation
  const counted = lines.map((line, place): Step => {
    const title = { name: ordered[place]?.title ?? '' }
    if (typeof line !== 'number') return aboutLine(`line_${line}`, { title })
    return aboutLine('line_counted', { title, money: { money: line } })
  })
  const besides = (['shipping', 'tip', 'duties'] as const).flatMap((extra): Step[] => {
    const minor = extras[extra]
    return minor === undefined ? [] : [aboutLine(`extra_${extra}`, { money: { money: minor } })]
  })
  return [...counted, ...besides, ...shareStep(share)]
}

function shareStep(share: Evaluation['share']): Step[] {
  if (!share) return []
  const { countedMinor, totalMinor } = share
  const figures = { counted: { money: countedMinor }, total: { money: totalMinor } }
  return [aboutLine('share', figures)]
}

const aboutLine = (key: FactKey, figures: Parameters<typeof fact>[1]): Step => ({
  about: 'line',
  saying: fact(key, figures),
})
