// What a stamp card gives for an order, and what is left of a worth without stamps.
import type { ProgramSettings } from '../../app/loyalty/program/settings.ts'
import type { Rule } from '../../app/loyalty/rules/catalogue.ts'
import { addRanges, type Counted, type Range, type Worth } from './counted.ts'

/** A stamp for each unit that was bought and is there still; no other rule is looked at. */
export function stampsOf(rule: Extract<Rule, { kind: 'stamp' }>, counted: Counted): Range {
  const stamps = rule.stamps * counted.within([rule.scope]).bought
  const most = Math.min(stamps, rule.maximum ?? Number.MAX_SAFE_INTEGER)
  return { least: most, most }
}

/** Of points: stamps count against no limit. */
export function pointsOf(worth: Worth, settings: ProgramSettings | undefined): Range {
  const cards = (settings?.rules ?? []).filter(({ kind }) => kind === 'stamp').map(({ id }) => id)
  return addRanges([...worth].filter(([id]) => !cards.includes(id)).map(([, range]) => range))
}
