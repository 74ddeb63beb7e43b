// The rules about deeds that held at a moment. Pure.
import type { EventName } from '../../kernel/events/event.ts'
import type { ProgramVersion, Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import type { KnownBy } from '../../rules/deed-fields.ts'
import { versionAt } from '../version-at.ts'

export interface DeedRule {
  rule: Rule
  version: number
  event: EventName
  points: number
}

/** Of the version in force at `at`, and those that are on. */
export function deedRulesAt(versions: ProgramVersion[], at: Date, knownBy?: KnownBy): DeedRule[] {
  const version = versionAt(versions, at)
  return (version?.settings.rules ?? []).flatMap((rule) => {
    const { deed, onEvent } = ruleKind(rule.kind)
    if (!rule.isOn || !deed || !onEvent || !version) return []
    if (knownBy && deed.knownBy !== knownBy) return []
    const points = onEvent.points(rule)
    return [{ rule, version: version.number, event: onEvent.event, points }]
  })
}
