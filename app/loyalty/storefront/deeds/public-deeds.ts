// What anybody may see of what can be done for points besides buying: what it is, what it gives,
// and whether anybody vouches for it.
import type { Speech } from '../../explain/format.ts'
import { wayLabel } from '../../explain/way-label.ts'
import type { Texts } from '../../kernel/public-reward.ts'
import type { Rule } from '../../program/settings.ts'
import { ruleKind } from '../../rules/catalogue.ts'
import {
  isVerified,
  type KnownBy,
  type PublicDeedSettings,
  type Streak,
} from '../../rules/deed-fields.ts'

export interface PublicDeed extends PublicDeedSettings {
  /** Of its rule. */
  id: string
  knownBy: KnownBy
  isVerified: boolean
  /** A person looks at it before it counts. */
  waits: boolean
  points: number
  label: string
  labels: Texts
  streak?: Streak
}

export interface PublicDeeds {
  /** Left out where there is nothing to do. */
  deeds?: PublicDeed[]
}

export function publicDeeds(settings: { rules: Rule[] } | null, speeches: Speech[]): PublicDeeds {
  const deeds = (settings?.rules ?? []).filter(({ isOn }) => isOn).flatMap(one)
  return deeds.length > 0 ? { deeds } : {}

  function one(rule: Rule): PublicDeed[] {
    const { deed, onEvent } = ruleKind(rule.kind)
    if (!deed || !onEvent) return []
    const { knownBy } = deed
    const labels = speeches.map((speech) => [speech.locale, wayLabel(rule, speech)] as const)
    const streak = deed.streakOf?.(rule)
    return [
      {
        id: rule.id,
        knownBy,
        isVerified: isVerified(knownBy),
        waits: deed.waits(rule),
        points: onEvent.points(rule),
        label: labels[0]?.[1] ?? '',
        labels: Object.fromEntries(labels),
        ...(streak ? { streak } : {}),
        ...deed.publicOf(rule),
      },
    ]
  }
}
