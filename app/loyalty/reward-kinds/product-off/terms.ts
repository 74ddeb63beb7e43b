// The vendor's codes know no most pieces, and one made out for so many percent would hold for every
// further piece. So the member says for how many they take it, and the voucher is worth what these
// come to: of a share, with the least order of which it is no more than that share; of an amount
// for each piece, with so many of them. It can then be neither more than was offered nor for more.
import type { VoucherConditions } from '../../kernel/voucher.ts'
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import { conditionsOf, type Kind, leastOrderFor } from '../kind.ts'
import { type ProductOff, productOffSchema } from './settings.ts'

export const productOff: Kind<ProductOff> = {
  name: 'product_off',
  schema: productOffSchema,
  needs: null,
  isInstant: false,
  hasCode: true,
  isPersonal: true,
  fresh: () => ({
    kind: 'product_off',
    title: '',
    points: 0,
    variant: null,
    percent: 10,
    mostPieces: 1,
    minimumMinor: 0,
    validDays: 30,
    combinesWithOrder: false,
    combinesWithProduct: true,
    combinesWithShipping: true,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ variant, percent, amountMinor, mostPieces }, choice) => {
    const pieces = choice?.pieces ?? mostPieces
    const off =
      percent === undefined ? { amount: { money: amountMinor ?? 0 } } : { percent: { percent } }
    const product = { text: variant?.title ?? '' }
    const by = percent === undefined ? 'product_amount' : 'product_percent'
    if (pieces === 1) return { key: by, parts: { ...off, product } }
    const some = choice?.pieces === undefined ? 'up_to' : 'pieces'
    return { key: `${by}_${some}`, parts: { ...off, product, pieces: { text: String(pieces) } } }
  },
  termsOf: (reward, { unitMinor, pieces = 1 }) => {
    const { percent, amountMinor } = reward
    if (unitMinor === undefined) throw new Error('No product was asked for')
    const worth =
      percent === undefined
        ? (amountMinor ?? 0) * pieces
        : Math.max(1, Math.floor((unitMinor * pieces * percent) / 100))
    const least =
      percent === undefined
        ? { minimumMinor: 0, minimumQuantity: pieces > 1 ? pieces : 0 }
        : { minimumMinor: leastOrderFor(worth, percent), minimumQuantity: 0 }
    return {
      by: 'discount',
      benefit: { kind: 'amount', amountMinor: worth },
      conditions: conditionsFor(reward, least),
    }
  },
  itemOf: ({ variant }) =>
    variant && { variantId: variant.id, productId: variant.productId, title: variant.title },
  piecesOf: ({ mostPieces }) => mostPieces,
}

function conditionsFor(
  reward: ProductOff,
  least: Pick<VoucherConditions, 'minimumMinor' | 'minimumQuantity'>,
): VoucherConditions {
  const { variant } = reward
  return {
    ...conditionsOf({
      ...reward,
      minimumQuantity: null,
      products: variant ? [{ id: variant.productId }] : [],
      collections: [],
      purchase: 'one_time',
      renewals: 1,
    }),
    ...least,
  }
}
