// What the pages of segments are given, and what they are answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { ConditionName } from '../../loyalty/segments/conditions/catalogue.ts'
import type { SegmentForm } from '../../loyalty/segments/segment.ts'
import type { SegmentCount, SegmentUses } from '../../loyalty/segments/segment-row.ts'

export interface SegmentRow extends SegmentForm {
  segment: number
  /** Of the edition that is shown. */
  number: number
  uses: SegmentUses
  count: SegmentCount
}

export interface SegmentsData {
  rows: SegmentRow[]
}

/** A segment to choose where something is for one. */
export interface SegmentChoice {
  segment: number
  name: string
  /** Orders can be valued by it. */
  isForOrders: boolean
}

export interface AudienceChoices {
  tiers: SegmentData['tiers']
  segments: SegmentChoice[]
}

export interface SegmentData {
  /** Null: a new one. */
  row: SegmentRow | null
  form: SegmentForm
  /** Of the program; none: it has none. */
  tiers: { id: string; title: string }[]
}

export interface SegmentAnswer {
  intent: 'save' | 'remove' | 'restore'
  /** Set where it was not done. */
  refusal: Refusal | null
  /** Which it was about, where it was done. */
  segment?: number
}

export interface SegmentProps {
  data: SegmentData
  fetcher: FetcherWithComponents<SegmentAnswer>
}

/** What a program can ask for. */
export const isOffered = (kind: ConditionName, { tiers }: Pick<SegmentData, 'tiers'>): boolean =>
  kind !== 'tier' || tiers.length > 0
