import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import type { Speech } from '../../explain/format.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { freshReward } from '../../reward-kinds/catalogue.ts'
import { programNews } from './program-news.ts'

const now = new Date('2026-05-20T12:00:00Z')
const speech = (locale: string): Speech => ({
  locale,
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
  audience: 'shopper',
  timeZone: 'America/New_York',
})
const speeches: [Speech, ...Speech[]] = [speech('en'), speech('cs')]

const [rule] = someSettings().rules
const paying = (points: number) => ({ rules: [{ ...rule, points }] }) as Given

function aVersion(number: number, from: string, given: Given): ProgramVersion {
  const effectiveFrom = new Date(from)
  return { number, effectiveFrom, publishedAt: effectiveFrom, settings: someSettings(given) }
}

const first = aVersion(1, '2026-01-01T12:00:00Z', paying(1))
const tell = (...versions: ProgramVersion[]) => programNews(versions, { speeches, now })

test('what changed is told in every language, since when, for thirty days', () => {
  const [told, ...others] = tell(aVersion(2, '2026-05-01T12:00:00Z', paying(2)), first)
  expect(others).toEqual([])
  expect(told).toEqual({
    from: '2026-05-01T12:00:00.000Z',
    until: '2026-05-31T12:00:00.000Z',
    lines: {
      en: ['Earning: 1 point for every $1 spent becomes 2 points for every $1 spent'],
      cs: [expect.stringContaining('2')],
    },
  })
})

test('after thirty days it is no news', () => {
  expect(tell(aVersion(2, '2026-04-20T12:00:00Z', paying(2)), first)).toEqual([])
})

test('a version that waits for its time is told ahead', () => {
  expect(tell(aVersion(2, '2026-07-01T12:00:00Z', paying(2)), first)).toMatchObject([
    { from: '2026-07-01T12:00:00.000Z' },
  ])
})

test('the first program is no news, and neither is what shoppers would not notice', () => {
  expect(tell(aVersion(1, '2026-05-19T12:00:00Z', paying(1)))).toEqual([])
  const quiet = { ...paying(1), countsTips: true, termsVersion: '2', excludedTags: ['x'] }
  expect(tell(aVersion(2, '2026-05-19T12:00:00Z', quiet), first)).toEqual([])
})

test('of one day, by the shop’s clock, only what is left of it is told', () => {
  const wrong = aVersion(2, '2026-05-11T23:00:00Z', paying(20))
  const right = aVersion(3, '2026-05-12T01:00:00Z', paying(2))
  expect(tell(right, wrong, first)).toMatchObject([
    { lines: { en: ['Earning: 1 point for every $1 spent becomes 2 points for every $1 spent'] } },
  ])
  expect(tell(aVersion(3, '2026-05-12T01:00:00Z', paying(1)), wrong, first)).toEqual([])
})

test('each day by itself, the newest first', () => {
  const second = aVersion(2, '2026-05-10T12:00:00Z', paying(2))
  const third = aVersion(3, '2026-05-15T12:00:00Z', { ...paying(2), pendingDays: 3 })
  expect(tell(third, second, first).map(({ from }) => from.slice(0, 10))).toEqual([
    '2026-05-15',
    '2026-05-10',
  ])
})

test('what takes something from members is told, and before all else', () => {
  const rewards = Array.from({ length: 14 }, (_, n) => freshReward('amount_off', `r${n}`, 100))
  const harder = { ...paying(1), rewards, shortfall: 'debt', returnSpent: 'never' } as Given
  const [told] = tell(aVersion(2, '2026-07-01T12:00:00Z', harder), first)
  expect(told?.lines.en).toHaveLength(10)
  expect(told?.lines.en?.slice(0, 2).join()).toMatch(/owe.*refund/s)
})

test('no more than ten lines of a day', () => {
  const rewards = Array.from({ length: 14 }, (_, n) => freshReward('amount_off', `r${n}`, 100))
  const [told] = tell(aVersion(2, '2026-05-19T12:00:00Z', { ...paying(1), rewards }), first)
  expect(told?.lines.en).toHaveLength(10)
})
