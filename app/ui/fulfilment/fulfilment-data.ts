// What the page of fulfilment is given, and what it is answered.
import type {
  Changed,
  Fulfilment,
  FulfilmentStatus,
} from '../../loyalty/rewards/fulfilment/fulfilment.ts'
import type { Person } from '../members/member-data.ts'

export type ShownFulfilment = Fulfilment & { person: Person }

export interface FulfilmentData {
  status: FulfilmentStatus
  fulfilments: ShownFulfilment[]
  counts: Record<FulfilmentStatus, number>
  page: number
  hasNext: boolean
  /** Members are shown rewards that a person sees to. */
  hasReward: boolean
}

export type FulfilmentIntent = 'send' | 'undo' | 'cancel'

export interface FulfilmentAnswer {
  intent: FulfilmentIntent
  changed: Changed
}
