// What a cart costs: lines, the codes that hold and what they take off, shipping, tax.
import type { SimulatorContext } from '../context.ts'
import type { Discount, DiscountApplication, Shop } from '../state/world.ts'
import { findSellingPlan, requireVariant } from './find.ts'
import { taxOn } from './money.ts'
import { bestCombination } from './pricing/combine.ts'
import { validateDiscountCode } from './pricing/discount-rules.ts'
import { discountClass } from './pricing/entitled.ts'
import type {
  CartInput,
  CodeProblem,
  PricedCart,
  PricedCode,
  PricedLine,
} from './pricing/priced.ts'
import { sumOf, type TakenOff, takeOff } from './pricing/take-off.ts'
import { CommerceRefusal } from './refusal.ts'

export type * from './pricing/priced.ts'

/** @throws CommerceRefusal for a variant that is missing or a quantity that is none. */
export function priceCart(context: SimulatorContext, shop: Shop, cart: CartInput): PricedCart {
  const lines = cart.lines.map((line) => startLine(shop, line))
  const isShipped = lines.some((line) => line.variant.requiresShipping)
  const shippingMinor = isShipped ? shop.shippingMinor : 0
  const start = { shop, lines, shippingMinor, isShipped }
  const { codes, chosen } = chooseCodes(context, cart, start)
  const taken = takeOff(start, [...chosen, ...(cart.continued ?? [])])
  const applications = taken.map(applicationOf)
  for (const [application, { parts }] of taken.entries()) allocate(lines, application, parts)
  for (const code of codes) {
    const applied = applications.find((application) => application.code === code.code)
    code.amountMinor = applied?.amountMinor ?? 0
  }
  for (const line of lines) {
    line.amountMinor = line.fullMinor - line.discountMinor
    const isTaxed = line.variant.isTaxable && !line.product.isGiftCard
    line.taxMinor = isTaxed ? taxOn(line.amountMinor, shop.taxRateBps, shop.taxesIncluded) : 0
  }
  return total(start, { codes, applications })
}

interface StartedCart {
  shop: Shop
  lines: PricedLine[]
  shippingMinor: number
  isShipped: boolean
}

function startLine(shop: Shop, line: CartInput['lines'][number]): PricedLine {
  const { product, variant } = requireVariant(shop, line.variantId)
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > 10_000) {
    throw new CommerceRefusal('invalid_quantity', `${line.quantity} is no quantity (1 to 10000)`)
  }
  const fullMinor = variant.priceMinor * line.quantity
  return {
    product,
    variant,
    sellingPlan: line.sellingPlanId ? findSellingPlan(shop, line.sellingPlanId) : null,
    quantity: line.quantity,
    fullMinor,
    discountMinor: 0,
    amountMinor: fullMinor,
    allocations: [],
    taxMinor: 0,
  }
}

function chooseCodes(
  context: SimulatorContext,
  cart: CartInput,
  start: StartedCart,
): { codes: PricedCode[]; chosen: Discount[] } {
  const { shop } = start
  const entered = [...new Set(cart.discountCodes.map((code) => code.trim()).filter(Boolean))]
  const whole = { ...start, customerId: cart.customerId, country: cart.country ?? shop.country }
  const judged = entered.map((code) => ({
    entered: code,
    ...validateDiscountCode(code, whole, context.clock.now()),
  }))
  const holding = judged.flatMap((entry) => (entry.problem === null ? [entry.discount] : []))
  const best = bestCombination(start, [...new Set(holding)])
  // A code for a product whose line another code has taken is no help.
  const idle = takeOff(start, best)
    .filter(({ discount, parts }) => discountClass(discount) === 'PRODUCT' && sumOf(parts) === 0)
    .map(({ discount }) => discount)
  const chosen = best.filter((discount) => !idle.includes(discount))
  const codes = judged.map((entry) => {
    const isChosen = entry.problem === null && chosen.includes(entry.discount)
    const problem: CodeProblem | null = isChosen ? null : (entry.problem ?? 'does_not_combine')
    const code = entry.discount?.code ?? entry.entered
    return { code, isApplicable: isChosen, problem, amountMinor: 0 }
  })
  return { codes, chosen }
}

function allocate(lines: PricedLine[], application: number, parts: number[]): void {
  lines.forEach((line, index) => {
    const part = parts[index] ?? 0
    if (part === 0) return
    line.allocations.push({ application, amountMinor: part })
    line.discountMinor += part
  })
}

/** As an order remembers it. Free shipping is all of it in percent, as Shopify writes it. */
function applicationOf({ discount, parts, shippingMinor }: TakenOff): DiscountApplication {
  const { id: discountId, code, value, items } = discount
  const application: DiscountApplication = {
    discountId,
    code,
    kind: 'percentage',
    value: 10_000,
    amountMinor: sumOf(parts) + shippingMinor,
    target: value.kind === 'free_shipping' ? 'shipping_line' : 'line_item',
    selection: items.kind === 'all' && value.kind !== 'units' ? 'all' : 'entitled',
    allocation: 'across',
  }
  if (value.kind === 'percentage') application.value = value.bps
  if (value.kind === 'units') {
    application.allocation = 'each'
    if ('bps' in value.off) application.value = value.off.bps
    else Object.assign(application, { kind: 'fixed_amount', value: value.off.amountMinor })
  }
  if (value.kind === 'fixed_amount') {
    application.kind = 'fixed_amount'
    application.value = value.amountMinor
    if (value.isPerItem) application.allocation = 'each'
  }
  return application
}

function total(
  { shop, lines, shippingMinor: fullShippingMinor }: StartedCart,
  priced: Pick<PricedCart, 'codes' | 'applications'>,
): PricedCart {
  const amountOf = (target: DiscountApplication['target']) =>
    sumOf(priced.applications.filter((o) => o.target === target).map((o) => o.amountMinor))
  const itemsMinor = sumOf(lines.map((line) => line.fullMinor))
  const discountMinor = amountOf('line_item')
  const shippingDiscountMinor = amountOf('shipping_line')
  const subtotalMinor = itemsMinor - discountMinor
  const shippingMinor = fullShippingMinor - shippingDiscountMinor
  const taxMinor = sumOf(lines.map((line) => line.taxMinor))
  const addedTaxMinor = shop.taxesIncluded ? 0 : taxMinor
  return {
    ...priced,
    lines,
    itemsMinor,
    discountMinor,
    subtotalMinor,
    shippingMinor,
    shippingDiscountMinor,
    taxMinor,
    totalMinor: subtotalMinor + shippingMinor + addedTaxMinor,
    taxesIncluded: shop.taxesIncluded,
  }
}
