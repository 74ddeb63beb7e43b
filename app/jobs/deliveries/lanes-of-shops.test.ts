import { expect, test } from 'vitest'
import { lanesOfShops } from './lanes-of-shops.ts'

const [one, other] = [{ shopId: 1 }, { shopId: 2 }]

test('a shop that is not behind is worked for once', () => {
  const lanes = lanesOfShops({ lanes: 3, batchSize: 400 })
  expect(lanes.share([one])).toEqual([one])
  lanes.note(1, 399)
  expect(lanes.share([one])).toEqual([one])
  expect(lanes.share([])).toEqual([])
})

test('after a full batch the only shop with work has all lanes, until a batch is not full', () => {
  const lanes = lanesOfShops({ lanes: 3, batchSize: 400 })
  lanes.note(1, 400)
  expect(lanes.share([one])).toEqual([one, one, one])
  expect(lanes.share([other])).toEqual([other])
  lanes.note(1, 12)
  expect(lanes.share([one])).toEqual([one])
})

test('shops that have work at the same time have one each', () => {
  const lanes = lanesOfShops({ lanes: 3, batchSize: 400 })
  lanes.note(1, 400)
  expect(lanes.share([one, other])).toEqual([one, other])
})

test('one shop is behind alone only as long as no other has work', () => {
  const lanes = lanesOfShops({ lanes: 3, batchSize: 400 })
  expect(lanes.isBacklog([one])).toBe(false)
  lanes.note(1, 400)
  expect(lanes.isBacklog([one])).toBe(true)
  expect(lanes.isBacklog([one, other])).toBe(false)
  expect(lanes.isBacklog([])).toBe(false)
})
