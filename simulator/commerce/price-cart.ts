// What a cart costs: lines, the codes that hold and what they take off, shipping, tax.
import type { SimulatorContext } from '../context.ts'
import type {
  Allocation,
  Discount,
  DiscountApplication,
  Product,
  Shop,
  Variant,
} from '../state/world.ts'
import {
  amountOff,
  bestCombination,
  type CodeProblem,
  validateDiscountCode,
} from './discount-rules.ts'
import { requireVariant } from './find.ts'
import { spread, taxOn } from './money.ts'
import { CommerceRefusal } from './refusal.ts'

export interface CartInput {
  customerId: string | null
  lines: { variantId: string; quantity: number }[]
  discountCodes: string[]
}

export interface PricedLine {
  product: Product
  variant: Variant
  quantity: number
  /** `quantity` units before discounts. */
  fullMinor: number
  discountMinor: number
  /** After discounts. */
  amountMinor: number
  allocations: Allocation[]
  taxMinor: number
}

export interface PricedCode {
  /** As the discount spells it; as entered where there is none. */
  code: string
  isApplicable: boolean
  problem: CodeProblem | null
  amountMinor: number
}

export interface PricedCart {
  lines: PricedLine[]
  codes: PricedCode[]
  applications: DiscountApplication[]
  itemsMinor: number
  discountMinor: number
  /** After discounts, without shipping; contains tax where the shop's prices do. */
  subtotalMinor: number
  shippingMinor: number
  taxMinor: number
  totalMinor: number
  taxesIncluded: boolean
}

/** @throws CommerceRefusal for a variant that is missing or a quantity that is none. */
export function priceCart(context: SimulatorContext, shop: Shop, cart: CartInput): PricedCart {
  const lines = cart.lines.map((line) => startLine(shop, line))
  const discountable = lines.filter((line) => !line.product.isGiftCard)
  const discountableMinor = sum(discountable, (line) => line.fullMinor)
  const { codes, chosen } = chooseCodes(context, shop, cart, {
    subtotalMinor: discountableMinor,
    quantity: sum(discountable, (line) => line.quantity),
  })
  const applications = applyDiscounts(chosen, discountable, discountableMinor)
  for (const code of codes) {
    const applied = applications.find((application) => application.code === code.code)
    code.amountMinor = applied?.amountMinor ?? 0
  }
  for (const line of lines) {
    line.amountMinor = line.fullMinor - line.discountMinor
    const isTaxed = line.variant.isTaxable && !line.product.isGiftCard
    line.taxMinor = isTaxed ? taxOn(line.amountMinor, shop.taxRateBps, shop.taxesIncluded) : 0
  }
  return total(shop, { lines, codes, applications })
}

function startLine(shop: Shop, line: CartInput['lines'][number]): PricedLine {
  const { product, variant } = requireVariant(shop, line.variantId)
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > 10_000) {
    throw new CommerceRefusal('invalid_quantity', `${line.quantity} is no quantity (1 to 10000)`)
  }
  const fullMinor = variant.priceMinor * line.quantity
  const quantity = line.quantity
  return {
    product,
    variant,
    quantity,
    fullMinor,
    discountMinor: 0,
    amountMinor: fullMinor,
    allocations: [],
    taxMinor: 0,
  }
}

function chooseCodes(
  context: SimulatorContext,
  shop: Shop,
  cart: CartInput,
  discountable: { subtotalMinor: number; quantity: number },
): { codes: PricedCode[]; chosen: Discount[] } {
  const entered = [...new Set(cart.discountCodes.map((code) => code.trim()).filter(Boolean))]
  const whole = { customerId: cart.customerId, ...discountable }
  const judged = entered.map((code) => ({
    entered: code,
    ...validateDiscountCode(shop, code, whole, context.clock.now()),
  }))
  const holding = judged.flatMap((entry) => (entry.problem === null ? [entry.discount] : []))
  const unique = [...new Set(holding)]
  const chosen = bestCombination(unique, discountable.subtotalMinor)
  const codes = judged.map((entry) => {
    const isChosen = entry.problem === null && chosen.includes(entry.discount)
    return {
      code: entry.discount?.code ?? entry.entered,
      isApplicable: isChosen,
      problem: isChosen ? null : (entry.problem ?? ('does_not_combine' as const)),
      amountMinor: 0,
    }
  })
  return { codes, chosen }
}

function applyDiscounts(
  discounts: Discount[],
  lines: PricedLine[],
  subtotalMinor: number,
): DiscountApplication[] {
  let leftMinor = subtotalMinor
  return discounts.map((discount, application) => {
    const amountMinor = amountOff(discount, leftMinor)
    leftMinor -= amountMinor
    const parts = spread(
      amountMinor,
      lines.map((line) => line.fullMinor - line.discountMinor),
    )
    lines.forEach((line, index) => {
      const part = parts[index] ?? 0
      if (part === 0) return
      line.allocations.push({ application, amountMinor: part })
      line.discountMinor += part
    })
    const { kind } = discount.value
    const value =
      discount.value.kind === 'percentage' ? discount.value.bps : discount.value.amountMinor
    return { discountId: discount.id, code: discount.code, kind, value, amountMinor }
  })
}

function total(
  shop: Shop,
  priced: Pick<PricedCart, 'lines' | 'codes' | 'applications'>,
): PricedCart {
  const itemsMinor = sum(priced.lines, (line) => line.fullMinor)
  const discountMinor = sum(priced.applications, (application) => application.amountMinor)
  const subtotalMinor = itemsMinor - discountMinor
  const isShipped = priced.lines.some((line) => line.variant.requiresShipping)
  const shippingMinor = isShipped ? shop.shippingMinor : 0
  const taxMinor = sum(priced.lines, (line) => line.taxMinor)
  const addedTaxMinor = shop.taxesIncluded ? 0 : taxMinor
  return {
    ...priced,
    itemsMinor,
    discountMinor,
    subtotalMinor,
    shippingMinor,
    taxMinor,
    totalMinor: subtotalMinor + shippingMinor + addedTaxMinor,
    taxesIncluded: shop.taxesIncluded,
  }
}

function sum<Item>(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
