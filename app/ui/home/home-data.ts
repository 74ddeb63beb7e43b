import type { SerializeFrom } from '@remix-run/node'
import type { ImportProgress } from '../../loyalty/insights/import-progress.ts'
import type { KeyFigures } from '../../loyalty/insights/key-figures.ts'
import type { Estimate } from '../../loyalty/insights/recent-figures.ts'
import type { BudgetUse } from '../../loyalty/program/budget/budget.ts'
import type { Phase } from '../../loyalty/program/phase.ts'

/** What the home page is given. */
export interface HomeData {
  figures: KeyFigures
  /** The last 60 days; null until they were counted once. */
  recent: SerializeFrom<Estimate> | null
  /** What the reward is called at which points would cost most. */
  dearestReward: string | null
  /** Null for a shop whose past was never asked for. */
  progress: SerializeFrom<ImportProgress> | null
  /** Shopify lets us see every order, not only those of the last 60 days. */
  seesAllOrders: boolean
  /** Things on Health that wait for a person. */
  troubles: number
  budget: BudgetUse
  phase: Phase | 'not_started'
  spendUntil: string | null
  /** The draft differs from what is published. */
  hasChanges: boolean
  /** Somebody has made the draft their own: a template, or a change of theirs. */
  isDraftTouched: boolean
  isGuideDismissed: boolean
  /** Last night the published theme was found to lack the panel. */
  isPanelMissing: boolean
}

/** Shoppers are meant to see the program. */
export const isShown = ({ phase }: Pick<HomeData, 'phase'>): boolean =>
  phase === 'live' || phase === 'test' || phase === 'winding_down'
