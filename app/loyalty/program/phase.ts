// What may be done in the program, and since when. A change holds for people at once; for orders it
// counts from a minute later on, as a published version does, so that every process knows it
// before the first order it values.

export const phases = ['off', 'shadow', 'test', 'live', 'winding_down'] as const
export type Phase = (typeof phases)[number]

export const isPhase = (name: unknown): name is Phase =>
  (phases as readonly unknown[]).includes(name)

/** One change, as it was made: never altered afterwards. */
export interface PhaseChange {
  /** Counts from 1. */
  number: number
  phase: Phase
  effectiveFrom: Date
  /** Winding down only: until when points can be spent. */
  spendUntil: Date | null
  testMemberIds: string[]
  recordedAt: Date
}

export interface PhaseInForce {
  phase: Phase
  /** 0: never changed; the program is live with what is published. */
  number: number
  spendUntil: Date | null
  testMemberIds: string[]
}

const fromTheBeginning: PhaseInForce = {
  phase: 'live',
  number: 0,
  spendUntil: null,
  testMemberIds: [],
}

/**
 * What holds for people at `at`; whether anything is published is another question.
 * @param changes in any order.
 */
export function phaseAt(changes: PhaseChange[], at: Date): PhaseInForce {
  const made = changes.filter(({ recordedAt }) => recordedAt <= at)
  return inForce(newest(made), at)
}

/** What holds for an order that was placed at `at`. */
export function phaseForOrder(changes: PhaseChange[], at: Date): PhaseInForce {
  const begun = changes.filter(({ effectiveFrom }) => effectiveFrom <= at)
  return inForce(newest(begun), at)
}

const newest = (changes: PhaseChange[]): PhaseChange | null =>
  changes.reduce<PhaseChange | null>(
    (best, one) => (best === null || one.number > best.number ? one : best),
    null,
  )

/** The change as it stands at a moment: winding down ends by itself. */
export function inForce(change: PhaseChange | null, at: Date): PhaseInForce {
  if (!change) return fromTheBeginning
  const { phase, number, spendUntil, testMemberIds } = change
  const isOver = phase === 'winding_down' && spendUntil !== null && spendUntil <= at
  return { phase: isOver ? 'off' : phase, number, spendUntil, testMemberIds }
}
