import { createHash } from 'node:crypto'
import { gid } from '../../commerce/find.ts'
import { findMetafield, listMetafields, resolveNamespace } from '../../commerce/metafields.ts'
import type { Metafield } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'

const ownerTypes: Record<string, string> = {
  AppInstallation: 'API_PERMISSION',
  Customer: 'CUSTOMER',
  DiscountCodeNode: 'DISCOUNT',
  Order: 'ORDER',
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  Shop: 'SHOP',
}

export function compareDigest(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

export function metafieldNode(metafield: Metafield) {
  const kind = metafield.ownerId.split('/').at(-2) ?? ''
  return {
    __typename: 'Metafield',
    id: gid('Metafield', metafield.id),
    legacyResourceId: metafield.id,
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => (metafield.type === 'json' ? JSON.parse(metafield.value) : metafield.value),
    compareDigest: compareDigest(metafield.value),
    sizeInBytes: Buffer.byteLength(metafield.value),
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
    ownerType: ownerTypes[kind],
  }
}

/** The fields of everything that may carry metafields. */
export function metafieldFields({ shop, context }: AdminCall, ownerId: string) {
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const resolved = resolveNamespace(context.config, namespace)
      const metafield = findMetafield(shop, ownerId, resolved, key)
      return metafield && metafieldNode(metafield)
    },
    metafields: (args: ConnectionArguments & { namespace?: string; keys?: string[] }) => {
      const namespace = args.namespace && resolveNamespace(context.config, args.namespace)
      const wanted = listMetafields(shop, ownerId).filter(
        (each) =>
          (!namespace || each.namespace === namespace) &&
          (!args.keys ||
            args.keys.includes(each.key) ||
            args.keys.includes(`${each.namespace}.${each.key}`)),
      )
      return connection(wanted, args, { node: metafieldNode, handled: ['namespace', 'keys'] })
    },
  }
}
