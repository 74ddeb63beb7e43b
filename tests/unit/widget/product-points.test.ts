import { describe, expect, it } from 'vitest'
import { proportion } from '../../../app/loyalty/kernel/rounding.ts'
import { draw, member, program, spendWay, textOf } from './draw.ts'

const block = 'product-points'

function product(price: number, changes: object = {}) {
  const variant = { id: 1, price }
  return { selected_or_first_available_variant: variant, variants: [variant], ...changes }
}

const earning = (ways: object[], rounding = 'floor') => ({ ...program, ways, rounding })

describe('what a product earns', () => {
  it('says it to a member and invites a visitor', async () => {
    expect(textOf(await draw(block, { product: product(1400), member: member() }))).toBe(
      'Earn 140 points with this product',
    )
    const text = textOf(await draw(block, { product: product(1400) }))
    expect(text).toBe('Members earn 140 points with this product Sign in')
  })

  it.each(['floor', 'nearest', 'ceil'] as const)('rounds %s as the books do', async (rounding) => {
    for (const price of [1, 99, 100, 101, 149, 150, 151, 3490, 3500, 99_999]) {
      const way = { points: 1, perMinor: 100 }
      const html = await draw(block, {
        product: product(price),
        member: member(),
        program: earning([spendWay(way)], rounding),
      })
      const points = proportion(price, way.points, way.perMinor, rounding)
      expect(html, `${price} ${rounding}`).toContain(`data-slot="earn" data-amount="${points}"`)
    }
  })

  it('adds up ways, each rounded for itself', async () => {
    const ways = [spendWay({ points: 1 }), spendWay({ id: 't', points: 1 })]
    const html = await draw(block, {
      product: product(199),
      member: member(),
      program: earning(ways),
    })
    expect(html).toContain('data-amount="2"')
  })

  it('names the minimum order where the product alone does not reach it', async () => {
    const page = { member: member(), program: earning([spendWay({ minimumMinor: 5000 })]) }
    const below = textOf(await draw(block, { ...page, product: product(4999) }))
    expect(below).toBe('Earn 499 points with this product on orders of $50 or more')
    const at = textOf(await draw(block, { ...page, product: product(5000) }))
    expect(at).toBe('Earn 500 points with this product')
  })

  it('counts a currency without decimals in its own units', async () => {
    const way = spendWay({ points: 1, perMinor: 100 })
    const html = await draw(block, {
      product: product(150_000),
      member: member(),
      program: { ...earning([way]), currency: 'JPY' },
      currency: 'JPY',
    })
    expect(html).toContain('data-amount="15"')
  })

  it('promises no more than prices without their tax will earn', async () => {
    const text = await draw(block, { product: product(1400), taxesIncluded: true })
    expect(textOf(text)).toContain('Members earn up to 140 points')
  })

  it.each([
    ['a gift card', { product: product(1400, { 'gift_card?': true }) }],
    ['a price in another currency', { product: product(1400), currency: 'EUR' }],
    ['a program that is not live', { product: product(1400), program: { isLive: false } }],
    ['a page without a product', {}],
  ])('says nothing for %s', async (_, page) => {
    expect(textOf(await draw(block, page))).toBe('')
  })

  it('hides a product that earns nothing', async () => {
    const html = await draw(block, { product: product(0) })
    expect(html).toMatch(/<perennial-product-points[^>]*\shidden/)
  })

  it('carries what every variant earns where prices differ', async () => {
    const variants = [
      { id: 41, price: 1400 },
      { id: 42, price: 3490 },
    ]
    const varied = {
      price_varies: true,
      variants,
      selected_or_first_available_variant: variants[0],
    }
    const html = await draw(block, { product: varied, member: member() })
    const data = /<script[^>]*data-variants>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(data).earned).toEqual({ 41: '140|', 42: '349|' })
  })
})
