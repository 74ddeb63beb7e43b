// An explanation in the reader's language. The only place where it becomes words.
import type { Speech } from '../format.ts'
import { renderBecause } from '../render-because.ts'
import { renderRule, ruleName } from '../render-rule.ts'
import { speechOf } from '../units/stamp-words.ts'
import { wayLabel } from '../way-label.ts'
import { say } from '../words.ts'
import { writeFigures } from '../write-figures.ts'
import type { Explanation, Saying, Step, StepTopic } from './explanation.ts'

export interface RenderedStep {
  about: StepTopic
  text: string
  points: number | null
}

export interface RenderedExplanation {
  headline: string
  points: number | null
  steps: RenderedStep[]
}

export function renderExplanation(explanation: Explanation, said: Speech): RenderedExplanation {
  const { headline, points, steps, asset = 'points' } = explanation
  const speech = speechOf(asset, said)
  const { audience = 'merchant' } = speech
  const isForReader = (step: Step) => !step.audience || step.audience === audience
  const rendered = steps.filter(isForReader).map(
    (step): RenderedStep => ({
      about: step.about,
      text: renderSaying(step.saying, speech),
      points: step.points ?? null,
    }),
  )
  return { headline: renderSaying(headline, speech), points, steps: withoutRepeats(rendered) }
}

export function renderSaying(saying: Saying, speech: Speech): string {
  switch (saying.is) {
    case 'because':
      return renderBecause(saying.because, speech, saying.points)
    case 'rule':
      return renderNamed(saying, speech)
    case 'way':
      return wayLabel(saying.rule, speech)
    case 'fact': {
      const { key, figures, count } = saying
      const values: Record<string, string | number> = writeFigures(figures, speech)
      if (count !== undefined) values.count = count
      return say(speech.locale, `reckoning.${key}`, values)
    }
  }
}

/** A merchant knows the rules by their names; a shopper has heard of campaigns alone. */
function renderNamed(
  { because, isNamed = false, title }: Extract<Saying, { is: 'rule' }>,
  speech: Speech,
): string {
  const reason = renderRule(because, speech)
  const { campaign, tier } = because
  // What a tier gives on top names itself.
  if (!isNamed || tier !== undefined || (speech.audience === 'shopper' && !campaign)) return reason
  return say(speech.locale, 'reckoning.named', {
    rule: campaign || title || ruleName(because.rule, speech.locale),
    reason,
  })
}

/** Five rules that an order does not reach for the same reason say it once. */
function withoutRepeats(steps: RenderedStep[]): RenderedStep[] {
  return steps.filter(
    (step, index) =>
      step.points !== null ||
      steps.findIndex((other) => other.text === step.text && other.points === null) === index,
  )
}
