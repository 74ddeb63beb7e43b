// The books name a rule by its id for ever, and explain what it gave by its kind: an id that was
// published keeps the kind it had. Pure.
import type { ProgramSettings, Rule } from '../settings.ts'

type WithRules = Pick<ProgramSettings, 'rules'>

/** @returns the first rule whose id was published as another kind; null where none was. */
export function ruleOfOtherKind({ rules }: WithRules, published: WithRules[]): Rule | null {
  const kinds = new Map(published.flatMap((one) => one.rules.map(({ id, kind }) => [id, kind])))
  return rules.find(({ id, kind }) => (kinds.get(id) ?? kind) !== kind) ?? null
}
