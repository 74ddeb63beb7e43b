// What the pages of claim links are given, and what they are answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { Link, LinkForm, LinkState, NewLinkForm } from '../../loyalty/claims/claim-link.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'

export type LinkRow = Link & { state: LinkState }

export interface LinkData {
  /** Null: a new one. */
  row: LinkRow | null
  form: LinkForm | NewLinkForm
  /** Of its page in the shop; empty while it is new. */
  address: string
  choices: AudienceChoices
  now: string
  timeZone: string
}

export interface LinkAnswer {
  intent: 'save' | 'end' | 'open'
  /** Set where it was not done. */
  refusal: Refusal | null
}

export interface LinkProps {
  data: LinkData
  fetcher: FetcherWithComponents<LinkAnswer>
}
