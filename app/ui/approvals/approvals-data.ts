// What the page of approvals is given, and what it is answered.
import type { Decided, Deed, DeedState } from '../../loyalty/deeds/deed.ts'
import type { RuleName } from '../../loyalty/rules/catalogue.ts'
import type { Person } from '../members/member-data.ts'

export type ShownDeed = Deed & { person: Person }

export interface ApprovalsData {
  state: DeedState
  /** Null: all kinds. */
  kind: RuleName | null
  /** Of which there is something. */
  kinds: string[]
  deeds: ShownDeed[]
  counts: Record<DeedState, number>
  page: number
  hasNext: boolean
  /** The program has ways to earn that are listed here. */
  hasRules: boolean
}

export type ApprovalIntent = 'approve' | 'reject' | 'undo'

export interface ApprovalsAnswer {
  intent: ApprovalIntent
  ids: string[]
  decided: Decided
}
