// What the program's pages are given, and what they are answered.
import type { ShopFacts } from '../../loyalty/insights/warnings/warning.ts'
import type { Result } from '../../loyalty/kernel/refusals.ts'
import type { BudgetUse } from '../../loyalty/program/budget/budget.ts'
import type { NoticeRules } from '../../loyalty/program/notice/notice.ts'
import type { Phase } from '../../loyalty/program/phase.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'

export interface ListedVersion {
  number: number
  effectiveFrom: string
  publishedAt: string
}

/** One that waits for its time. */
export type ScheduledVersion = Pick<ListedVersion, 'number' | 'effectiveFrom'>

export interface DraftData {
  settings: ProgramSettings
  revision: number
  updatedAt: string | null
  /** `staff/<id>`, as the books name people. */
  updatedBy: string | null
  canUndo: boolean
}

export interface PhaseData {
  phase: Phase
  number: number
  spendUntil: string | null
}

export interface ProgramData {
  draft: DraftData
  published: ProgramSettings | null
  versions: ListedVersion[]
  inForce: number | null
  settingsInForce: ProgramSettings | null
  /** The shop has an order of its own that a draft can be tried on. */
  hasOrder: boolean
  phase: PhaseData
  facts: ShopFacts
  notice: NoticeRules
  budget: BudgetUse
  /** How many hold the paid membership now. */
  holders: number
  at: string
}

export type ProgramIntent = 'save' | 'publish' | 'discard' | 'undo' | 'margin' | 'budget'

export interface ProgramAnswer {
  intent: ProgramIntent
  result: Result<number>
}
