// What the page of personal offers is given, and what it is answered.
import type { FetcherWithComponents } from '@remix-run/react'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { ListedOffer, OfferSums } from '../../loyalty/personal-offers/listed-offer.ts'
import type { OfferSettings } from '../../loyalty/personal-offers/offer-settings.ts'
import type { BoughtOrder } from '../../loyalty/personal-offers/personal-offer.ts'
import type { Person } from '../members/member-data.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'

export type OfferRow = ListedOffer & { person: Person }

export interface OffersData {
  form: OfferSettings
  sums: OfferSums
  /** The newest. */
  rows: OfferRow[]
  choices: AudienceChoices
  /** Null: nobody bought anything twice. */
  example: { memberId: string; person: Person; orders: BoughtOrder[] } | null
  now: string
}

export interface OffersAnswer {
  intent: 'save' | 'withdraw'
  refusal: Refusal | null
}

export interface OffersProps {
  data: OffersData
  fetcher: FetcherWithComponents<OffersAnswer>
}
