// What the pages of contests are given, and what they are answered: instants are texts.
import type { FetcherWithComponents } from '@remix-run/react'
import type { ContestState, Tie } from '../../loyalty/contests/contest.ts'
import type { ContestForm } from '../../loyalty/contests/contest-form.ts'
import type { StartedForm } from '../../loyalty/contests/started-form.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { Person } from '../members/member-data.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'

export interface ContestRow {
  id: string
  title: string
  startsAt: string
  endsAt: string
  /** When prizes are given. */
  decidesAt: string
  repeats: boolean
  prizes: number[]
  tie: Tie
  waitDays: number
  state: ContestState
  entrants: number
}

export interface StandingRow {
  memberId: string
  person: Person
  nickname: string | null
  place: number
  score: number
  points: number
}

export interface ContestData {
  /** Null: a new one. */
  row: ContestRow | null
  /** Once it has begun, what can still be changed. */
  form: ContestForm | StartedForm
  standing: StandingRow[]
  choices: AudienceChoices
  now: string
  timeZone: string
}

export interface ContestAnswer {
  intent: 'save' | 'call_off'
  /** Set where it was not done. */
  refusal: Refusal | null
}

export interface ContestProps {
  data: ContestData
  fetcher: FetcherWithComponents<ContestAnswer>
}
