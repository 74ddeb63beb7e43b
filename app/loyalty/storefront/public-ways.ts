// How points are earned, as anybody may see it.
import type { Speech } from '../explain/format.ts'
import { wayLabel } from '../explain/way-label.ts'
import type { Texts } from '../kernel/public-reward.ts'
import type { ProgramSettings, Rule } from '../program/settings.ts'
import { ruleKind } from '../rules/catalogue.ts'
import type { Conditions } from '../rules/fields.ts'
import type { WayFigures } from '../rules/rule-kind.ts'
import { isEverything } from '../rules/scope.ts'
import { winsBack } from './profile/public-asking.ts'

export interface PublicWay extends WayFigures {
  id: string
  kind: string
  points: number
  label: string
  labels: Texts
}

/**
 * Those that are on; what members do is told apart, with how it stands, and what is given for
 * staying away is no way to earn.
 */
export function publicWays(settings: ProgramSettings | null, speeches: Speech[]): PublicWay[] {
  return (settings?.rules ?? [])
    .filter((rule) => rule.isOn && !ruleKind(rule.kind).deed && !winsBack(rule))
    .map((rule) => publicWay(rule, speeches, isForAll(rule, settings)))
}

/** Whether it earns with whatever is bought: else a page cannot say what its product earns. */
function isForAll(rule: Rule, settings: ProgramSettings | null): boolean {
  const {
    scope,
    codes = [],
    orders,
    paidMembersOnly,
  }: Partial<Conditions> & Pick<Rule, 'kind'> = rule
  const scopes = [scope, settings?.scope].filter((one) => one !== undefined)
  return codes.length === 0 && !orders && !paidMembersOnly && scopes.every(isEverything)
}

function publicWay(rule: Rule, speeches: Speech[], isForAllThings: boolean): PublicWay {
  const { id, kind } = rule
  const points = 'points' in rule ? rule.points : 0
  const { perMinor, ...figures } = ruleKind(rule.kind).figuresOf(rule)
  const rate = isForAllThings && perMinor !== undefined ? { perMinor } : {}
  const labels = speeches.map((speech) => [speech.locale, wayLabel(rule, speech)])
  const named = { label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) }
  return { id, kind, points, ...rate, ...figures, ...named }
}
