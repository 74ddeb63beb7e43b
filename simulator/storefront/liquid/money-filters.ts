// Money in Liquid is an integer: the price in hundredths of the major unit, whatever the currency.
import type { Liquid } from 'liquidjs'
import { pageState } from './page-state.ts'

const formats: Record<string, Intl.NumberFormat> = {}

/** 1400 → "$14.00": the shop's money without its currency's name. */
export function formatMoney(hundredths: unknown, currency: string, locale = 'en'): string {
  const amount = toHundredths(hundredths)
  if (amount === null) return ''
  const name = `${locale} ${currency}`
  formats[name] ??= new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return formats[name].format(amount / 100)
}

function toHundredths(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const amount = Number(value)
  return Number.isFinite(amount) ? amount : null
}

function withoutSymbol(formatted: string): string {
  return formatted.replace(/[^\d.,\s-]/g, '').trim()
}

export function registerMoneyFilters(engine: Liquid): void {
  engine.registerFilter('money', function (value) {
    return formatMoney(value, pageState(this.context).currency)
  })
  engine.registerFilter('money_with_currency', function (value) {
    const { currency } = pageState(this.context)
    const formatted = formatMoney(value, currency)
    return formatted === '' ? '' : `${formatted} ${currency}`
  })
  engine.registerFilter('money_without_currency', function (value) {
    return withoutSymbol(formatMoney(value, pageState(this.context).currency))
  })
  engine.registerFilter('money_without_trailing_zeros', function (value) {
    return formatMoney(value, pageState(this.context).currency).replace(/[.,]00(?=\D*$)/, '')
  })
}
