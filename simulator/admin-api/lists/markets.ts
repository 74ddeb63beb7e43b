import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { marketNode } from '../nodes/market.ts'
import { matchId, matchText, search } from '../search.ts'

export function marketsConnection(call: AdminCall, args: ConnectionArguments) {
  const isWanted = args.type === undefined || args.type === null || args.type === 'REGION'
  const markets = isWanted ? call.shop.markets : []
  const found = search(markets, args.query as string | null, {
    id: (market, term) => matchId(market.id, term),
    name: (market, term) => matchText(market.name, term),
    text: (market, term) => matchText(market.name, term),
  })
  return connection(found, args, {
    node: (market) => marketNode(call, market),
    placeOf: (market) => [args.sortKey === 'NAME' ? market.name.toLowerCase() : 0, market.id],
    handled: ['query', 'type'],
  })
}
