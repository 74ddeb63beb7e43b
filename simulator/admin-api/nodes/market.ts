import { gid } from '../../commerce/find.ts'
import type { Market } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { metafieldFields } from './metafield.ts'

export function marketNode(call: AdminCall, market: Market) {
  const id = gid('Market', market.id)
  const isPrimary = call.shop.markets[0] === market
  return {
    __typename: 'Market',
    id,
    handle: market.handle,
    name: market.name,
    status: 'ACTIVE',
    type: 'REGION',
    enabled: true,
    primary: isPrimary,
    currencySettings: {
      baseCurrency: currencySetting(market.currency),
      localCurrencies: false,
      roundingEnabled: false,
    },
    regions: (args: ConnectionArguments) =>
      connection(market.countries, args, { node: (code) => country(market, code) }),
    ...metafieldFields(call, id),
  }
}

function currencySetting(code: string) {
  const name = new Intl.DisplayNames(['en'], { type: 'currency' }).of(code) ?? code
  return { currencyCode: code, currencyName: name, enabled: true, manualRate: null }
}

function country(market: Market, code: string) {
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code
  return {
    __typename: 'MarketRegionCountry',
    id: gid('MarketRegionCountry', `${market.id}${code.charCodeAt(0)}${code.charCodeAt(1)}`),
    code,
    name,
    currency: currencySetting(market.currency),
  }
}
