import { describe, expect, it } from 'vitest'
import {
  addCode,
  applies,
  judgeCodes,
  removeCode,
} from '../../../extensions/rewards-widget/assets/cart-codes.js'

const code = (name: string, applicable = true) => ({ code: name, applicable })

describe('the codes of a cart', () => {
  it('adding keeps every code and puts ours last, once', () => {
    expect(addCode([code('A'), code('B', false)], 'OURS')).toEqual(['A', 'B', 'OURS'])
    expect(addCode([code('ours'), code('A')], 'OURS')).toEqual(['A', 'OURS'])
    expect(addCode([], 'OURS')).toEqual(['OURS'])
  })

  it('removing looks past the case of letters', () => {
    expect(removeCode([code('A'), code('ours')], 'OURS')).toEqual(['A'])
  })

  it('a code in the cart that does not count does not apply', () => {
    expect(applies([code('OURS', false)], 'OURS')).toBe(false)
    expect(applies([code('ours')], 'OURS')).toBe(true)
  })

  it('is kept where ours applies and the others still do', () => {
    const after = [code('A'), code('OURS')]
    expect(judgeCodes([code('A')], after, 'OURS')).toEqual({ isKept: true })
  })

  it('restores the set where ours does not apply', () => {
    const before = [code('A')]
    const after = [code('A'), code('OURS', false)]
    const verdict = { isKept: false, restore: ['A'], displaced: [], beside: ['A'] }
    expect(judgeCodes(before, after, 'OURS')).toEqual(verdict)
    expect(judgeCodes(before, [code('A')], 'OURS')).toEqual(verdict)
  })

  it('restores the set and names what ours would have displaced', () => {
    const before = [code('A'), code('B')]
    const after = [code('A', false), code('B'), code('OURS')]
    expect(judgeCodes(before, after, 'OURS')).toEqual({
      isKept: false,
      restore: ['A', 'B'],
      displaced: ['A'],
      beside: ['A', 'B'],
    })
  })

  it('a code that did not apply before is not counted as lost', () => {
    const after = [code('OURS')]
    expect(judgeCodes([code('OLD', false)], after, 'OURS')).toEqual({ isKept: true })
  })
})
