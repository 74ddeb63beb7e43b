import { describe, expect, test } from 'vitest'
import { openTill } from '../testing/till.ts'
import { toAmount, toDecimal, toMinor } from './money.ts'
import { placeOrder } from './place-order.ts'
import { priceCart } from './price-cart.ts'

const fixed = (amountMinor: number) => ({ kind: 'fixed_amount' as const, amountMinor })
const percent = (bps: number) => ({ kind: 'percentage' as const, bps })
const combining = { orderDiscounts: true, productDiscounts: false, shippingDiscounts: false }

const carts = (till = openTill()) => ({
  ...till,
  price: (
    lines: [string, number][],
    discountCodes: string[] = [],
    customerId: string | null = null,
  ) =>
    priceCart(till.context, till.shop, {
      customerId,
      lines: lines.map(([variantId, quantity]) => ({ variantId, quantity })),
      discountCodes,
    }),
})

describe('an amount off the order', () => {
  test('is spread over the lines by their worth, to the cent', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'TEN', value: fixed(1000) })
    const cart = price(
      [
        [stock(333), 1],
        [stock(333), 1],
        [stock(334), 1],
      ],
      ['TEN'],
    )
    expect(cart.lines.map((line) => line.discountMinor)).toEqual([333, 333, 334])
    const thirds = price(
      [
        [stock(1000), 1],
        [stock(1000), 1],
        [stock(1000), 1],
      ],
      ['TEN'],
    )
    expect(thirds.lines.map((line) => line.discountMinor)).toEqual([334, 333, 333])
    expect(thirds.subtotalMinor).toBe(2000)
  })

  test('takes off no more than there is', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'BIG', value: fixed(5000) })
    expect(price([[stock(1400), 1]], ['BIG'])).toMatchObject({
      subtotalMinor: 0,
      discountMinor: 1400,
    })
  })

  test('does not touch gift cards', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'HALF', value: percent(5000) })
    const cart = price(
      [
        [stock(1000), 1],
        [stock(2500, { isGiftCard: true }), 1],
      ],
      ['HALF'],
    )
    expect(cart.lines.map((line) => line.amountMinor)).toEqual([500, 2500])
    const only = price([[stock(2500, { isGiftCard: true }), 1]], ['HALF'])
    expect(only.codes[0]?.problem).toBe('nothing_to_discount')
  })
})

describe('a code holds', () => {
  test('from its minimum on', () => {
    const { price, stock, discount } = carts()
    const minimum = { kind: 'subtotal' as const, amountMinor: 2000 }
    discount({ code: 'MIN', value: fixed(100), minimum })
    expect(price([[stock(1999), 1]], ['MIN']).codes[0]?.problem).toBe('minimum_not_met')
    expect(price([[stock(2000), 1]], ['MIN']).codes[0]?.isApplicable).toBe(true)
  })

  test('for its customers only, who must be known', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'HERS', value: fixed(100), customerIds: ['7'] })
    const variant = stock(1000)
    expect(price([[variant, 1]], ['HERS'], '7').codes[0]?.isApplicable).toBe(true)
    expect(price([[variant, 1]], ['HERS'], '8').codes[0]?.problem).toBe('other_customer')
    expect(price([[variant, 1]], ['HERS'], null).codes[0]?.problem).toBe('other_customer')
  })

  test('from its start until its end, by the simulated clock', () => {
    const { price, stock, discount, context } = carts()
    const period = { startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-02-01T00:00:00Z' }
    discount({ code: 'JAN', value: fixed(100), ...period })
    const variant = stock(1000)
    const problemAt = (instant: string) => {
      context.clock.set(instant)
      return price([[variant, 1]], ['JAN']).codes[0]?.problem
    }
    expect(problemAt('2029-12-31T23:59:59Z')).toBe('not_started')
    expect(problemAt('2030-01-01T00:00:00Z')).toBe(null)
    expect(problemAt('2030-02-01T00:00:00Z')).toBe('expired')
  })

  test('as often as it may be used', () => {
    const { price, stock, discount, context, shop } = carts()
    discount({ code: 'ONCE', value: fixed(100), usageLimit: 1 })
    const cart = { customerId: null, lines: [{ variantId: stock(1000), quantity: 1 }] }
    placeOrder(context, shop, { ...cart, discountCodes: ['once'] })
    expect(price([[cart.lines[0]?.variantId ?? '', 1]], ['ONCE']).codes[0]?.problem).toBe('used_up')
    const again = () => placeOrder(context, shop, { ...cart, discountCodes: ['ONCE'] })
    expect(again).toThrow('used_up')
  })
})

describe('two codes', () => {
  test('that do not combine leave the better one', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'SMALL', value: fixed(100) })
    discount({ code: 'LARGE', value: fixed(300), combinesWith: combining })
    const cart = price([[stock(1000), 1]], ['SMALL', 'LARGE'])
    expect(cart.codes.map((code) => [code.code, code.problem])).toEqual([
      ['SMALL', 'does_not_combine'],
      ['LARGE', null],
    ])
    expect(cart.discountMinor).toBe(300)
  })

  test('that combine are taken one after the other', () => {
    const { price, stock, discount } = carts()
    discount({ code: 'ONE', value: fixed(200), combinesWith: combining })
    discount({ code: 'TWO', value: percent(1000), combinesWith: combining })
    const cart = price([[stock(1000), 1]], ['ONE', 'TWO'])
    expect(cart.codes.map((code) => code.amountMinor)).toEqual([200, 80])
  })
})

describe('money', () => {
  test('is written with the digits of its currency', () => {
    expect(toAmount(1400, 'USD')).toBe('14.00')
    expect(toAmount(1400, 'JPY')).toBe('1400')
    expect(toAmount(-5, 'KWD')).toBe('-0.005')
    expect([toDecimal(1400, 2), toDecimal(1450, 2), toDecimal(1400, 0)]).toEqual([
      '14.0',
      '14.5',
      '1400.0',
    ])
  })

  test('is read exactly, and refused where it is none', () => {
    expect([toMinor('14', 'USD'), toMinor('14.5', 'USD'), toMinor('0.07', 'USD')]).toEqual([
      1400, 1450, 7,
    ])
    expect(() => toMinor('14.005', 'USD')).toThrow('no amount of USD')
    expect(() => toMinor('1,4', 'USD')).toThrow('no amount')
  })

  test('contains its tax or gains it, by the shop', () => {
    const added = carts(openTill({ taxRateBps: 600 }))
    expect(added.price([[added.stock(1000), 1]])).toMatchObject({ taxMinor: 60, totalMinor: 1060 })
    const included = carts(openTill({ taxRateBps: 2000, taxesIncluded: true }))
    const cart = included.price([[included.stock(1200), 1]])
    expect(cart).toMatchObject({ taxMinor: 200, totalMinor: 1200 })
  })
})
