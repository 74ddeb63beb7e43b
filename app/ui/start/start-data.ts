// What the page of the first run is given, and what it is answered.
import type { Earning } from '../../loyalty/insights/first-run/earning.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { Answers } from '../../loyalty/program/first-run/first-run.ts'
import type { Phase } from '../../loyalty/program/phase.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { TemplateName } from '../../loyalty/program/templates/catalogue.ts'
import type { Tester } from '../program/state/state-data.ts'

export interface StartData {
  answers: Answers
  /** Which was taken; null: none yet, or the draft has become something else since. */
  template: TemplateName | null
  draft: { settings: ProgramSettings; revision: number }
  /** Whoever takes a program replaces nobody's work. */
  isDraftFree: boolean
  phase: Phase | 'not_started'
  /** Of an order in minor units; null: not known. */
  averageMinor: number | null
  /** Null: the widget's own colour. */
  accent: string | null
  test: TestData
}

/** One was taken here, or the draft or what is published is somebody's own. */
export const hasProgram = ({ template, isDraftFree, phase }: StartData): boolean =>
  template !== null || !isDraftFree || phase !== 'not_started'

export interface TestData {
  /** Who sees the program while it is tested. */
  testers: Tester[]
  /** The merchant's own account in their store: its digits, as Shopify names it. */
  own: { customerId: string; name: string; email: string | null } | null
  /** Where one of the shop's products is bought, or its first page. */
  address: string
  /** The newest order that earned; null: none yet. */
  earned: Earning | null
}

export type StartIntent = 'answer' | 'take' | 'look' | 'test' | 'live'

export interface StartAnswer {
  intent: StartIntent
  /** Set where it was not done. */
  refusal: Refusal | null
}
