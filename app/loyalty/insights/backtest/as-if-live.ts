// What `evaluate` is told of an order as if a program had been published and live when it was
// placed: all else is as it was. Pure.
import type { Inputs } from '../../earning/evaluation.ts'
import { earlierWaysAt, type VersionKnown } from '../../membership/earlier-ways.ts'
import {
  type MembershipHistory,
  type MembershipSettings,
  statusForOrder,
} from '../../membership/standing.ts'
import type { ProgramSettings } from '../../program/settings.ts'

export interface KnownThen {
  /** Of the order's member. */
  history: MembershipHistory
  /** All that were published: they say who had become a member before. */
  versions: VersionKnown[]
  /** When the order was placed. */
  at: Date
}

export function asIfLive(asPlaced: Inputs, settings: ProgramSettings, known: KnownThen): Inputs {
  const { history, at } = known
  const status = statusForOrder(history, termsOf(settings, known), at)
  return { ...asPlaced, version: { number: 0, settings }, phase: 'live', status }
}

/** Whoever was a member by an easier way before would have stayed one. */
function termsOf(settings: ProgramSettings, { versions, at }: KnownThen): MembershipSettings {
  if (settings.membership === 'everyone') return settings
  const begun = { number: Number.MAX_SAFE_INTEGER, settings, effectiveFrom: at }
  return { ...settings, earlier: earlierWaysAt([...versions, begun], at) }
}
