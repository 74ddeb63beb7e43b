// Free shipping: where to, up to which price, for which purchases.
import type { DiscountValue } from '../../../state/world.ts'
import { notModelled } from '../../errors.ts'
import { type DiscountFields, type FreeShippingInput, type Reading, refuse } from './input.ts'
import { readAmount, readCycles, readMinimum, readPurchases } from './read-value.ts'

export function readFreeShipping(reading: Reading, input: FreeShippingInput): DiscountFields {
  const present = reading.present?.value
  const before = present?.kind === 'free_shipping' ? present : null
  const value: DiscountValue = {
    kind: 'free_shipping',
    countries: readCountries(reading, input, before?.countries ?? null),
    maximumMinor: readMaximum(reading, input, before?.maximumMinor ?? null),
  }
  return {
    ...readCycles(reading, input),
    ...readMinimum(reading, input),
    ...readPurchases(input),
    items: { kind: 'all' },
    value,
  }
}

function readCountries(
  reading: Reading,
  { destination }: FreeShippingInput,
  before: string[] | null,
): string[] | null {
  if (!destination) {
    if (!reading.present) refuse(reading, ['destination'], 'BLANK', "Destination can't be blank")
    return before
  }
  if (destination.all) return null
  const { add, remove, includeRestOfWorld } = destination.countries ?? {}
  if (includeRestOfWorld) throw notModelled('free shipping to the rest of the world')
  const kept = (before ?? []).filter((country) => !remove?.includes(country))
  const countries = [...new Set([...kept, ...(add ?? [])])]
  if (countries.length === 0) {
    refuse(reading, ['destination', 'countries'], 'BLANK', "Countries can't be blank")
  }
  return countries
}

function readMaximum(
  reading: Reading,
  { maximumShippingPrice: price }: FreeShippingInput,
  before: number | null,
): number | null {
  if (price === undefined) return before
  if (price === null) return null
  return readAmount(reading, price, ['maximumShippingPrice'])
}
