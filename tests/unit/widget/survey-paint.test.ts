// Which survey a page asks, before any request.
import { expect, it } from 'vitest'
import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { draw, member, program, textOf } from './draw.ts'

const survey = (id: string, more: object = {}) => ({
  id,
  question: `Is ${id} good?`,
  points: 50,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  ...more,
})

async function shown(surveys: object[], { of = {}, known = {}, locale = 'en' } = {}) {
  const asking = { ...program, surveys, ...partTexts({ surveys }), ...of }
  const html = await draw('rewards-page', { program: asking, member: member(known), locale })
  return textOf(html)
}

it('is the first that runs and was not answered', async () => {
  const surveys = [survey('tea'), survey('mugs')]
  const first = await shown(surveys)
  expect(first).toMatch(/What do you think\? Is tea good\? 0 1 2 3 4 5 6 7 8 9 10 0 = not at all/)
  expect(first).toContain('You get 50 points for your answer, whatever it is.')
  expect(first).not.toContain('Is mugs good?')
  const second = await shown(surveys, { known: { surveys: { answered: ['tea'], orders: 0 } } })
  expect(second).toContain('Is mugs good?')
  const none = { surveys: { answered: ['tea', 'mugs'], orders: 0 } }
  expect(await shown(surveys, { known: none })).not.toContain('What do you think?')
})

it('waits until it begins, and is over at its end', async () => {
  expect(await shown([survey('a', { from: '2030-01-01T00:00:00.000Z' })])).not.toContain('Is a')
  expect(await shown([survey('a', { until: '2026-02-01T00:00:00.000Z' })])).not.toContain('Is a')
  expect(await shown([survey('a', { until: '2099-01-01T00:00:00.000Z' })])).toContain('Is a good?')
})

it('asks only who has ordered often enough', async () => {
  const surveys = [survey('a', { afterOrders: 2 })]
  const asked = (orders: number) => shown(surveys, { known: { surveys: { answered: [], orders } } })
  expect(await shown(surveys)).not.toContain('Is a good?')
  expect(await asked(1)).not.toContain('Is a good?')
  expect(await asked(2)).toContain('Is a good?')
})

it('is asked in the page’s language where the merchant wrote it, and says nothing of no points', async () => {
  const surveys = [survey('a', { points: undefined, questions: { he: 'האם זה טוב?' } })]
  const text = await shown(surveys, { locale: 'he' })
  expect(text).toContain('האם זה טוב?')
  expect(text).not.toMatch(/אשר תהיה|Is a good/)
  expect(await shown(surveys, { locale: 'cs' })).toContain('Is a good?')
})

it('is not asked where the program ends, nor of a visitor', async () => {
  const phase = { name: 'winding_down', spendUntil: '2099-01-01T00:00:00.000Z' }
  expect(await shown([survey('a')], { of: { phase } })).not.toContain('Is a good?')
  const surveys = [survey('a')]
  const asking = { ...program, surveys, ...partTexts({ surveys }) }
  expect(textOf(await draw('rewards-page', { program: asking }))).not.toContain('Is a good?')
})
