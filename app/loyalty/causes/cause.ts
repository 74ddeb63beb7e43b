// A cause: whom members can give points to. Pledged is what members gave; paid is what the merchant
// recorded as paid out. The one is never taken for the other. Pure.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

/** Open and ended ones together. */
export const mostCauses = 50

const isEmptyOrAddress = (text: string) => text === '' || isAddress(text)

/** Shoppers' browsers are sent there: nothing but https. */
function isAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}

const address = z
  .string()
  .trim()
  .max(500)
  .refine(isEmptyOrAddress, { params: { problem: 'no_address' } })
  .default('')
  .meta(field('text'))

export const causeSchema = z.object({
  name: z.string().trim().min(1).max(60).meta(field('text')),
  text: z.string().trim().max(500).default('').meta(field('longText')),
  url: address,
  pictureUrl: address,
})

export type CauseForm = z.infer<typeof causeSchema>

export const freshCause: CauseForm = { name: '', text: '', url: '', pictureUrl: '' }

export interface Cause extends CauseForm {
  id: string
  endedAt: Date | null
}

/** Sums in the shop's currency; what was cancelled or undone is not in them. */
export interface CauseFigures {
  /** Members who gave. */
  members: number
  points: number
  pledgedMinor: number
  paidMinor: number
}

export type CauseRow = Omit<Cause, 'endedAt'> & CauseFigures & { endedAt: string | null }

/** What members gave and was not paid out yet; a merchant may pay more than that. */
export const outstandingMinor = ({ pledgedMinor, paidMinor }: CauseFigures): number =>
  Math.max(0, pledgedMinor - paidMinor)
