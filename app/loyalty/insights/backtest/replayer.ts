// What orders are worth, one after the other, by a program that was not in force when they were
// placed, or by what was: by the very function that values live ones, with what a member did before
// by the orders before. Pure.
import { evaluate } from '../../earning/evaluate.ts'
import type { Inputs } from '../../earning/evaluation.ts'
import { awaitsDetails } from '../../earning/lacks-details.ts'
import { type Folded, UsedByMember } from '../../earning/used-points.ts'
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { type MembershipHistory, nothingKnown } from '../../membership/standing.ts'
import type { ProgramSettings, ProgramVersion } from '../../program/settings.ts'
import { asIfLive } from './as-if-live.ts'

/** By a program as if it had been published and live, or by what was when it was placed. */
export type Under = ProgramSettings | 'as_placed'

export interface Worth {
  points: number
  /** Shopify has to tell more of it first: until then it is worth nothing. */
  isAwaiting: boolean
}

interface Known extends Folded {
  histories: ReadonlyMap<string, MembershipHistory>
  versions: ProgramVersion[]
  /** Orders before it only use up what a member can earn: by what was in force. */
  since: Date
  /** Whether it matters to a program what members did before. */
  isFolded: boolean
}

export interface PlacedOrder {
  memberId: string
  snapshot: OrderSnapshot
  /** What it was valued by, complete. */
  asPlaced: Inputs
}

/** Orders that are folded come in the order of `comparePlaced`. */
export class Replayer {
  readonly #under: Under
  readonly #known: Known
  readonly #used: UsedByMember

  constructor(under: Under, known: Known) {
    this.#under = under
    this.#known = known
    this.#used = new UsedByMember(known)
  }

  /** Null: it was placed before the time that is looked at. */
  worthOf({ memberId, snapshot, asPlaced }: PlacedOrder): Worth | null {
    const at = new Date(snapshot.processedAt)
    const isReplayed = at >= this.#known.since
    const asked = isReplayed ? this.#asIf(asPlaced, at) : asPlaced
    const inputs = this.#known.isFolded ? this.#used.next(memberId, asked, snapshot) : asked
    if (!isReplayed) return null
    const evaluation = evaluate(inputs, snapshot)
    const isAwaiting = awaitsDetails(inputs, snapshot, evaluation)
    return { points: pointsAmong(evaluation.effects), isAwaiting }
  }

  #asIf(asPlaced: Inputs, at: Date): Inputs {
    const settings = this.#under
    if (settings === 'as_placed') return asPlaced
    const { histories, versions } = this.#known
    const history = histories.get(asPlaced.memberId ?? '') ?? nothingKnown
    return asIfLive(asPlaced, settings, { history, versions, at })
  }
}
