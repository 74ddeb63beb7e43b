// Birthdays and points to come back for, as a page paints them before any request.
import { expect, test } from 'vitest'
import { draw, member, program, textOf } from './draw.ts'

const asking = { ...program, asks: true }
const winning = { ...program, winsBack: true }
const missed = { points: 100, until: '2026-12-03T23:59:59.999Z' }

test.each([
  ['rewards-embed', 'asked', 'Tell us your birthday'],
  ['rewards-page', 'asked', 'Tell us your birthday'],
  ['rewards-page', 'told', 'See or change it'],
])('%s: a member whose birthday is %s reads “%s”', async (block, birthday, button) => {
  const text = textOf(await draw(block, { program: asking, member: member({ birthday }) }))
  expect(text).toContain('Your birthday Tell us your birthday and we add points')
  expect(text).toContain(button)
})

test('nobody is asked by a program that does not give for it, and no visitor', async () => {
  expect(textOf(await draw('rewards-embed', { member: member() }))).not.toContain('birthday')
  expect(textOf(await draw('rewards-embed', { program: asking }))).not.toContain('birthday')
})

test('who was away reads what they were given, and until when', async () => {
  const page = { program: winning, member: member({ missed }) }
  expect(textOf(await draw('rewards-embed', page))).toContain(
    'We missed you: 100 points for you, until 2026-12-03',
  )
  const other = { program: winning, member: member() }
  expect(textOf(await draw('rewards-embed', other))).not.toContain('We missed you')
})

test('in the words of the page’s language', async () => {
  const page = { program: { ...asking, winsBack: true }, member: member({ missed }), locale: 'cs' }
  const text = textOf(await draw('rewards-embed', page))
  expect(text).toContain('Vaše narozeniny')
  expect(text).toContain('Chyběli jste nám')
})
