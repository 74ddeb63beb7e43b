import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { collectionNode } from '../nodes/collection.ts'
import { matchId, matchText, search } from '../search.ts'

export function collectionsConnection(call: AdminCall, args: ConnectionArguments) {
  const collections = [...call.shop.collections.values()]
  const found = search(collections, args.query as string | null, {
    id: (collection, term) => matchId(collection.id, term),
    title: (collection, term) => matchText(collection.title, term),
    handle: (collection, term) => matchText(collection.handle, term),
    text: (collection, term) => matchText(collection.title, term),
  })
  return connection(found, args, {
    node: (collection) => collectionNode(call, collection),
    placeOf: (collection) => [
      args.sortKey === 'TITLE' ? collection.title.toLowerCase() : 0,
      collection.id,
    ],
    handled: ['query'],
  })
}
