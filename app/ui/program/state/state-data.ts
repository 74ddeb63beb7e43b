// What the page of the program's state is given, and what it is answered.
import type { Result } from '../../../loyalty/kernel/refusals.ts'
import type { PhaseData } from '../program-data.ts'

export interface Tester {
  memberId: string
  /** As Shopify names them now; null where it does not. */
  name: string | null
  email: string | null
}

export interface StateData {
  phase: PhaseData
  /** When the newest change began, or begins, to count for orders; null: from the beginning. */
  since: string | null
  testers: Tester[]
  isPublished: boolean
  /** Test orders of this store count by themselves. */
  isDevelopment: boolean
  /** Today where the shop is, such as "2026-03-31". */
  today: string
}

export interface StateAnswer {
  intent: 'change' | 'add_tester' | 'remove_tester'
  result: Result<number>
}
