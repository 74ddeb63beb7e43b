import type { ReactNode } from 'react'
import type { MemberFilter } from '../../../loyalty/members/member-filter.ts'
import type { useSpeech } from '../../speech.tsx'
import type { Translate } from '../../words.tsx'

export type Change = (filter: MemberFilter) => void

/** One row of the bar: what it sets, how it is set, and how it reads once it is set. */
export interface FilterField {
  key: string
  label: string
  names: (keyof MemberFilter)[]
  field: ReactNode
  says: string
}

/** What a row needs to set and to say its part of the filter. */
export interface Setting {
  t: Translate<'members'>
  speech: ReturnType<typeof useSpeech>
  filter: MemberFilter
  set: Change
}
