// The voucher is bound to the variant and worth what one unit cost when it was redeemed. A share of
// the price would make every further unit in the cart free as well, and the vendor's "buy X, get Y"
// asks for something else to be bought.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import { conditionsOf, type Kind } from '../kind.ts'
import { type FreeProduct, freeProductSchema } from './settings.ts'

export const freeProduct: Kind<FreeProduct> = {
  name: 'free_product',
  schema: freeProductSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  fresh: () => ({
    kind: 'free_product',
    title: '',
    points: 500,
    variant: null,
    minimumMinor: 0,
    validDays: 30,
    combinesWithOrder: true,
    combinesWithProduct: true,
    combinesWithShipping: true,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ variant }) =>
    variant?.title
      ? { key: 'free_product', parts: { product: { text: variant.title } } }
      : { key: 'free_product_unnamed', parts: {} },
  termsOf: (reward, { unitMinor }) => {
    if (!reward.variant || unitMinor === undefined) throw new Error('No product was asked for')
    return {
      by: 'discount',
      benefit: { kind: 'free_item', variantId: reward.variant.id, amountMinor: unitMinor },
      conditions: conditionsOf({
        ...reward,
        minimumMinor: 0,
        minimumQuantity: null,
        products: [],
        collections: [],
        purchase: 'one_time',
        renewals: 1,
      }),
    }
  },
  itemOf: ({ variant }) =>
    variant && { variantId: variant.id, productId: variant.productId, title: variant.title },
}
