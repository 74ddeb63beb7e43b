// What makes a figure what it is: a headline and the steps that lead to it. Made of stored numbers
// alone and before any language, so that the member page, the storefront and its API say the same:
// `renderExplanation` puts it into words, all of them for a merchant, the plain ones for a shopper.
import type { Because } from '../../kernel/because.ts'
import type { Rule, RuleBecause } from '../../rules/catalogue.ts'
import type { Dictionary } from '../dictionaries.ts'
import type { Told } from '../write-figures.ts'

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<Name> = Name extends `${infer Stem}_${PluralForm}` ? Stem : Name

/** A text of the language files below `reckoning`. */
export type FactKey = WithoutPlural<keyof Dictionary['reckoning']>

export type Saying =
  /** Why an amount moved. */
  | { is: 'because'; because: Because; points: number }
  /** How a rule came to its number, or why it gave none. */
  | { is: 'rule'; because: RuleBecause; isNamed?: boolean; title?: string }
  /** What a rule gives, where it is not known what it counted with. */
  | { is: 'way'; rule: Rule }
  | { is: 'fact'; key: FactKey; figures: Record<string, Told>; count?: number }

/** What a step is about, for a page that shows them apart. */
export type StepTopic = 'rule' | 'line' | 'holding' | 'move'

export interface Step {
  about: StepTopic
  saying: Saying
  /** What it adds, signed; left out where it adds nothing by itself. */
  points?: number
  /** Left out: for everybody. */
  audience?: 'merchant' | 'shopper'
}

export interface Explanation {
  headline: Saying
  /** What the figure is, signed where it is a change; null where nothing came in or went out. */
  points: number | null
  steps: Step[]
  /** What its figures count; left out: points. */
  asset?: string
}

export const fact = (key: FactKey, figures: Record<string, Told> = {}, count?: number): Saying => ({
  is: 'fact',
  key,
  figures,
  ...(count === undefined ? {} : { count }),
})
