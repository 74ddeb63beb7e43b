import { expect, test } from 'vitest'
import { defaultSettings } from '../program/default-settings.ts'
import { decideRedemption, offerOf } from './decide-redemption.ts'

const settings = defaultSettings('USD')
const at = new Date('2026-01-01T00:00:00Z')
const version = { number: 1, settings, effectiveFrom: at, publishedAt: at }
const reward = { points: 100 }
const plain = { capabilities: [], item: null, cause: null }

test('a reward is offered from its price on; below it, what is missing is named', () => {
  expect(offerOf(reward, 99)).toEqual({ isAvailable: false, missingPoints: 1 })
  expect(offerOf(reward, 100)).toEqual({ isAvailable: true, missingPoints: 0 })
  expect(offerOf(reward, 101)).toEqual({ isAvailable: true, missingPoints: 0 })
  expect(offerOf(reward, 0)).toEqual({ isAvailable: false, missingPoints: 100 })
})

test('a reward is had for the price that was shown, or not at all', () => {
  const wish = { rewardId: 'amount-off' }
  expect(decideRedemption(version, wish, plain)).toMatchObject({
    ok: true,
    value: { choice: { points: 100 } },
  })
  expect(decideRedemption(version, { ...wish, points: 100 }, plain)).toMatchObject({ ok: true })
  expect(decideRedemption(version, { ...wish, points: 101 }, plain)).toMatchObject({
    refusal: { code: 'price_changed', details: { points: 100 } },
  })
})

test('without a program there is nothing to have', () => {
  expect(decideRedemption(null, { rewardId: 'amount-off' }, plain)).toMatchObject({
    refusal: { code: 'program_not_live' },
  })
})
