// Metafields in Liquid: `owner.metafields.namespace.key.value`; JSON comes parsed. `$app` is the
// app's own namespace.
import { gid } from '../../commerce/find.ts'
import { listMetafields } from '../../commerce/metafields.ts'
import type { Metafield, Shop } from '../../state/world.ts'

type Fields = Record<string, Record<string, { value: unknown; type: string }>>

export function metafieldsOf(shop: Shop, kind: string, id: string): Fields {
  const owner = gid(kind, id)
  const fields: Fields = {}
  for (const metafield of listMetafields(shop, owner)) {
    for (const namespace of namesOf(metafield)) {
      fields[namespace] ??= {}
      fields[namespace][metafield.key] = { value: valueOf(metafield), type: metafield.type }
    }
  }
  return fields
}

/** Written as `$app` or as `app--<id>`, both read as `$app`. */
function namesOf({ namespace }: Metafield): string[] {
  return /^app--\d+$/.test(namespace) ? [namespace, '$app'] : [namespace]
}

function valueOf({ type, value }: Metafield): unknown {
  if (type === 'json' || type.startsWith('list.')) return JSON.parse(value)
  if (type === 'number_integer' || type === 'number_decimal') return Number(value)
  return type === 'boolean' ? value === 'true' : value
}
