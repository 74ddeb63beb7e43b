// A contest as a page paints it before any request, in each of its states.
import { expect, it } from 'vitest'
import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { draw, member, program, textOf } from './draw.ts'

const id = '0f6f7b0e-1c55-4a1e-9d0e-0d6a3f6f2a11'
const running = {
  id,
  title: 'Most points <of> June',
  from: '2020-01-01T00:00:00.000Z',
  until: '2099-01-01T00:00:00.000Z',
  decidesAt: '2099-01-08T00:00:00.000Z',
  prizes: [500, 200],
  tie: 'better',
  board: [
    { place: 1, name: 'חבצלת', points: 90 },
    { place: 2, name: null, points: 60 },
    { place: 3, name: 'Wallflower', points: 40 },
  ],
}
const past = { until: '2020-02-01T00:00:00.000Z' }

function page(contest: object, known: object | null = {}, locale = 'en') {
  const contests = [{ ...running, ...contest }]
  const shown = { ...program, nicknames: true, contests }
  const all = { ...shown, ...partTexts({ nicknames: true, contests }) }
  return draw('rewards-page', {
    program: all,
    locale,
    ...(known ? { member: member(known) } : {}),
  })
}

const own = { nickname: { name: 'Wallflower' }, contests: [{ id, points: 40 }] }

it('says who leads by nicknames alone, and what a member has and misses', async () => {
  const html = await page({}, own)
  const text = textOf(html)
  expect(text).toMatch(/Most points <of> June|Most points &lt;of&gt; June/)
  expect(text).toMatch(/Runs until 2099-01-0\d|Runs until 2098-12-31/)
  expect(text).toContain('Place 1: 500 points Place 2: 200 points')
  expect(text).toMatch(/1 חבצלת 90 points 2 Without a name 60 points 3 Wallflower 40 points/)
  expect(text).toContain('You have 40 points in it.')
  expect(text).toContain('21 points more for a prize, as it stands.')
  expect(text).toContain('Leave the contest')
  expect(html.match(/data-me/g)).toHaveLength(1)
})

it('asks whoever is not in it for a nickname, and says what others see', async () => {
  const text = textOf(await page({}))
  expect(text).toContain('Others see your nickname and these points, and nothing else of you.')
  expect(text).not.toContain('You have 0 points in it')
  // Nothing can be pressed by a visitor.
  const visitor = textOf(await page({}, null))
  expect(visitor).toContain('חבצלת')
  expect(visitor).not.toContain('Take part')
})

it.each([
  [{ from: '2098-01-01T00:00:00.000Z', board: [] }, 'Begins on 209', 'Nobody has points'],
  [{ board: [] }, 'Nobody has points in it yet.', 'No winner'],
  [past, 'It is over. Prizes come on', 'Take part'],
  [{ ...past, board: [] }, 'Nobody who took part has points.', 'Take part'],
  [{ ...past, isGiven: true }, 'The prizes have been given.', 'Take part'],
  [{ tie: 'split' }, 'prizes are shared', 'better prize'],
  [{ repeats: true }, 'It comes again each month.', 'better prizes'],
  [{ audience: { en: 'Gold' } }, 'For Gold.', 'It comes again'],
])('%j reads %s', async (contest, said, unsaid) => {
  const text = textOf(await page(contest))
  expect(text).toContain(said)
  expect(text).not.toContain(unsaid)
})

it('names the prizes beside those who won them', async () => {
  const board = [{ place: 1, name: 'Ivy', points: 90, prize: 500 }]
  expect(textOf(await page({ ...past, isGiven: true, board }))).toContain(
    'Ivy 90 points +500 points',
  )
})

it('is said in the page’s language', async () => {
  expect(textOf(await page({}, own, 'he'))).toContain('יש לך')
  expect(textOf(await page({}, own, 'cs'))).toContain('Máte tu')
})
