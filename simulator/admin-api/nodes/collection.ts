import { gid } from '../../commerce/find.ts'
import type { Collection } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { idOf } from '../values.ts'
import { metafieldFields } from './metafield.ts'

export function collectionNode(call: AdminCall, collection: Collection) {
  const id = gid('Collection', collection.id)
  const products = () =>
    [...call.shop.products.values()].filter((one) => one.productType === collection.productType)
  return {
    __typename: 'Collection',
    id,
    legacyResourceId: collection.id,
    handle: collection.handle,
    title: collection.title,
    description: '',
    descriptionHtml: '',
    image: null,
    sortOrder: 'ALPHA_ASC',
    templateSuffix: null,
    updatedAt: collection.updatedAt,
    productsCount: () => ({ count: products().length, precision: 'EXACT' }),
    hasProduct: ({ id: product }: { id: string }) =>
      products().some((one) => one.id === idOf(product, 'Product')),
    products: (args: ConnectionArguments) =>
      connection(products(), args, { node: (product) => call.nodes.product(call, product) }),
    ...metafieldFields(call, id),
  }
}
