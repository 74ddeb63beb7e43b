// The filters of Shopify's Liquid that shape text and dates and that the engine does not bring.
import { createHash, createHmac } from 'node:crypto'
import { filters as builtIn, type Liquid } from 'liquidjs'
import type { Filter } from './filter.ts'
import { pageState } from './page-state.ts'

/** "Monstera Deliciosa" → "monstera-deliciosa". */
export function handleize(value: unknown): string {
  return String(value ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

const namedFormats: Record<string, string> = {
  abbreviated_date: '%b %e, %Y',
  basic: '%m/%d/%Y',
  date: '%B %e, %Y',
  date_at_time: '%B %e, %Y at %l:%M %P',
  default: '%a, %B %e, %Y, %l:%M %P %z',
  on_date: 'on %b %e, %Y',
}

const date: Filter = function (value, ...rest: unknown[]) {
  const { now, timeZone } = pageState(this.context)
  const named = rest.find((one) => Array.isArray(one) && one[0] === 'format') as
    | [string, string]
    | undefined
  const format = named ? namedFormats[named[1]] : rest[0]
  if (named && !format) throw new Error(`unknown date format "${named[1]}"`)
  if (value === null || value === undefined || value === '') return value
  const moment = value === 'now' || value === 'today' ? now : value
  return (builtIn.date as Filter).call(this, moment, format, timeZone)
}

export function registerTextFilters(engine: Liquid): void {
  for (const name of ['handle', 'handleize']) engine.registerFilter(name, handleize)
  engine.registerFilter('date', date)
  engine.registerFilter('time_tag', function (value, ...rest: unknown[]) {
    const text = date.call(this, value, ...(rest.length > 0 ? rest : [['format', 'default']]))
    const moment = value === 'now' ? pageState(this.context).now : new Date(value)
    return `<time datetime="${moment.toISOString()}">${text}</time>`
  })
  engine.registerFilter('camelcase', (value) =>
    String(value ?? '').replace(/(?:^|[-_\s]+)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  )
  engine.registerFilter('pluralize', (count, one, many) => (Number(count) === 1 ? one : many))
  for (const hash of ['md5', 'sha1', 'sha256']) {
    engine.registerFilter(hash, (value) =>
      createHash(hash)
        .update(String(value ?? ''))
        .digest('hex'),
    )
  }
  engine.registerFilter('hmac_sha256', (value, secret) =>
    createHmac('sha256', String(secret))
      .update(String(value ?? ''))
      .digest('hex'),
  )
}
