// Where a shop of the simulator sells at first, and at which rates. The rates stand still.
import type { Market } from './selling.ts'

/** Units of a currency for a US dollar. */
const rates: Record<string, number> = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.79,
  JPY: 150,
  ILS: 3.7,
  CZK: 23.2,
}

const places: Omit<Market, 'id' | 'rate'>[] = [
  { handle: 'europe', name: 'Europe', countries: ['DE', 'FR', 'IT', 'ES', 'NL'], currency: 'EUR' },
  { handle: 'japan', name: 'Japan', countries: ['JP'], currency: 'JPY' },
  { handle: 'israel', name: 'Israel', countries: ['IL'], currency: 'ILS' },
  { handle: 'czechia', name: 'Czechia', countries: ['CZ'], currency: 'CZK' },
]

export interface Home {
  country: string
  currency: string
}

/** The shop's own market first, then the others but for its own country. */
export function firstMarkets({ country, currency }: Home, takeId: () => string): Market[] {
  const nameOf = new Intl.DisplayNames(['en'], { type: 'region' })
  const own = {
    id: takeId(),
    handle: country.toLowerCase(),
    name: nameOf.of(country) ?? country,
    countries: [country],
    currency,
    rate: 1,
  }
  const others = places.map((place) => ({ ...place, id: takeId(), rate: rateFor(currency, place) }))
  return [own, ...others.filter((place) => !place.countries.includes(country))]
}

/** Four digits; a currency the table does not know sells at its own amount. */
function rateFor(from: string, { currency }: { currency: string }): number {
  const to = rates[currency]
  const base = rates[from]
  if (!to || !base || from === currency) return 1
  return Math.round((to / base) * 10_000) / 10_000
}
