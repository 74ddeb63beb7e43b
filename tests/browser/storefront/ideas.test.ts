// The idea board as shoppers meet it: painted without a request, opened, voted on by keyboard,
// posted to, refused, on a narrow phone and from right to left; and what somebody wrote is text.
import type { Page } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { openBrowser } from '../../setup/browser.ts'
import { findViolations } from '../find-violations.ts'
import { phone } from '../people.ts'
import { hebrewFern, hebrewProgram } from './hebrew.ts'
import { answerMe, fern, wholeProgram, withCard } from './scenes.ts'
import { type Scene, Stage } from './stage.ts'
import { openVisitor } from './visitor.ts'

const stage = await Stage.open()
const browser = await openBrowser()
afterAll(() => stage.close())

const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>{{ shop }}'
const id = (last: number) => `0f6f7b0e-1c55-4a1e-9d0e-0d6a3f6f2a1${last}`
const idea = (last: number, more: object = {}) => ({
  id: id(last),
  title: `Wish number ${last}`,
  text: '',
  votes: last,
  status: 'new',
  isPinned: false,
  reply: null,
  by: null,
  postedAt: '2026-11-20T12:00:00.000Z',
  hasVoted: false,
  isOwn: false,
  ...more,
})
const ideas = {
  count: 12,
  points: 50,
  top: [
    { id: id(1), title: evil, text: evil, votes: 1, status: 'planned', reply: evil, by: 'Fern 🌿' },
    { id: id(2), title: 'Ferns that like the shade 🌿', votes: 12 },
  ],
}
const asking = { ideas, ...partTexts({ ...withCard, ideas }) }
const scene: Scene = {
  program: { ...wholeProgram, ...asking } as Scene['program'],
  member: fern(),
  blocks: ['rewards-page'],
}
const board = {
  ideas: [idea(1, { title: evil, text: evil, reply: evil }), idea(2, { hasVoted: true })],
  hasNext: true,
  own: [
    {
      ...idea(3, { title: 'Mine', state: 'declined', reason: 'unclear', words: 'In what pot?' }),
      joined: null,
    },
    {
      ...idea(4, { title: 'Mine, too', state: 'waiting', reason: null, words: null }),
      joined: null,
    },
  ],
  posting: null,
  voting: null,
}

let page: Page
beforeEach(async () => {
  page = await openVisitor(browser)
  return () => page.context().close()
})

type Respond = NonNullable<Parameters<Stage['set']>[1]>
const answers =
  (act: (body: Record<string, unknown>) => ReturnType<Respond>): Respond =>
  (verb, body, url) => {
    if (verb !== 'ideas') return answerMe(fern())
    if (body.did) return act(body)
    const isSecond = url.searchParams.get('page') === '1'
    return { body: isSecond ? { ...board, ideas: [idea(2), idea(5)], hasNext: false } : board }
  }
const accepts = answers(({ did, ideaId, isFor }) =>
  did === 'vote'
    ? { body: { vote: { ideaId, votes: isFor ? 2 : 1, hasVoted: isFor } } }
    : { body: {} },
)

const section = () => page.locator('[data-ideas]')
const open = () => page.getByRole('button', { name: 'See all ideas and vote' }).click()

async function visit(shown: Scene, respond: Respond = accepts): Promise<void> {
  stage.set(shown, respond)
  await page.goto(stage.address, { waitUntil: 'load' })
  await section().waitFor()
}

test('what stands on top is read without a request, and markup in it is text', async () => {
  await visit(scene)
  const text = (await section().innerText()).replace(/\s+/g, ' ')
  expect(text).toContain(
    '<script>document.title=2</script>{{ shop }} 1 vote Planned Fern 🌿 The shop: <img',
  )
  expect(text).toContain('Ferns that like the shade 🌿 12 votes A member')
  expect(text).toContain('An idea that the shop accepts gives you 50 points.')
  expect([stage.asked, await page.title()]).toEqual([[], 'Stage'])
})

test('opened and voted on by keyboard; a vote can be taken back', async () => {
  await visit(scene)
  const opener = page.getByRole('button', { name: 'See all ideas and vote' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const second = page.getByRole('button', { name: 'You voted for “Wish number 2”' })
  await second.waitFor()
  expect(await section().innerText()).toContain('<img src=x')
  expect(await page.title()).toBe('Stage')
  expect(await second.getAttribute('aria-pressed')).toBe('true')
  const first = page.getByRole('button', { name: /^Vote for “<img/ })
  await first.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^You voted for “<img/ }).waitFor()
  await section().getByText('2 votes', { exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await first.waitFor()
  expect(stage.asked.filter(({ body }) => body.did).map(({ body }) => body)).toEqual([
    { did: 'vote', ideaId: id(1), isFor: true },
    { did: 'vote', ideaId: id(1), isFor: false },
  ])
  expect(await findViolations(page.mainFrame())).toEqual([])
})

test('more ideas are asked for page by page, and none is listed twice', async () => {
  await visit(scene)
  await open()
  await page.getByRole('button', { name: 'More ideas' }).click()
  await section().getByText('Wish number 5').waitFor()
  expect(await section().getByText('Wish number 2').count()).toBe(1)
  await page.getByRole('button', { name: 'Newest' }).click()
  await expect.poll(() => stage.asked.length).toBe(3)
  const newest = page.getByRole('button', { name: 'Newest' })
  await expect.poll(() => newest.getAttribute('aria-pressed')).toBe('true')
})

test('their own are told with the reason, and withdrawn after a question', async () => {
  await visit(scene)
  await open()
  await section().getByText('We did not quite understand it.').waitFor()
  expect(await section().innerText()).toContain('In what pot?')
  await page.getByRole('button', { name: 'Withdraw “Mine, too”' }).click()
  expect(stage.asked.some(({ body }) => body.did === 'withdraw')).toBe(false)
  await page.getByRole('button', { name: 'Withdraw for good?' }).click()
  await page.getByText('You have withdrawn your idea.').waitFor()
  expect(stage.asked.some(({ body }) => body.did === 'withdraw' && body.ideaId === id(4))).toBe(
    true,
  )
})

test('an idea is posted; what was refused stays and is sent as another', async () => {
  let isRefused = true
  const message = 'Nobody should publish an address here.'
  const refused = { status: 409, body: { refusal: { code: 'idea_has_contact', message } } }
  await visit(
    scene,
    answers(() => (isRefused ? refused : { body: {} })),
  )
  await open()
  await section().getByText('Post an idea').click()
  await page.getByLabel('Your idea in a few words').fill('More ferns')
  await page.getByLabel('Tell more').fill('Write to moss@example.com')
  await page.getByRole('button', { name: 'Send idea' }).click()
  await page.getByText(message).waitFor()
  expect(await page.getByLabel('Your idea in a few words').inputValue()).toBe('More ferns')
  isRefused = false
  await page.getByLabel('Tell more').fill('')
  await page.getByRole('button', { name: 'Send idea' }).click()
  await page.getByText('Thank you. The shop looks at your idea first.').waitFor()
  const posts = stage.asked.map(({ body }) => body).filter(({ did }) => did === 'post')
  expect(posts).toMatchObject([{ title: 'More ferns' }, { title: 'More ferns', text: '' }])
  expect(posts[0]?.ideaId).not.toBe(posts[1]?.ideaId)
})

test('what got lost is sent again as the same idea', async () => {
  let isAway = true
  await visit(
    scene,
    answers(() => (isAway ? null : { body: {} })),
  )
  await open()
  await section().getByText('Post an idea').click()
  await page.getByLabel('Your idea in a few words').fill('More ferns')
  await page.getByRole('button', { name: 'Send idea' }).click()
  await page.getByText('That did not arrive. Try again.').waitFor()
  isAway = false
  await page.getByRole('button', { name: 'Send idea' }).click()
  await page.getByText('Thank you. The shop looks at your idea first.').waitFor()
  const posts = stage.asked.map(({ body }) => body).filter(({ did }) => did === 'post')
  expect(posts[0]?.ideaId).toBe(posts[1]?.ideaId)
})

test('whoever may neither post nor vote reads why', async () => {
  const barred = (text: string) => ({ code: 'idea_post_for_tiers', message: text })
  const closed = { ...board, posting: barred('Stars post.'), voting: barred('Stars vote.') }
  await visit(scene, (verb) => (verb === 'ideas' ? { body: closed } : answerMe(fern())))
  await open()
  await section().getByText('Stars post.').waitFor()
  await section().getByText('Stars vote.').waitFor()
  expect(await page.getByRole('button', { name: /^Vote for/ }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^You voted for/ }).count()).toBe(1)
  expect(await section().getByText('Post an idea').isVisible()).toBe(false)
})

test('our server away, the page stays as it was painted and says so', async () => {
  await visit(scene, (verb) => (verb === 'ideas' ? null : answerMe(fern())))
  await open()
  await section().getByText('That did not arrive. Try again.').waitFor()
  expect(await section().innerText()).toContain('Ferns that like the shade')
})

test('from right to left on a narrow phone nothing stands out of the page', async () => {
  const program = { ...hebrewProgram, ideas, ...partTexts({ ...withCard, ideas }) }
  await page.setViewportSize({ ...phone, width: 320 })
  const shown = { ...scene, program, member: hebrewFern, locale: 'he', direction: 'rtl' as const }
  await visit(shown as Scene)
  await page.getByRole('button', { name: 'לכל הרעיונות ולהצבעה' }).click()
  await section().getByText('הרעיונות שלכם').waitFor()
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider).toBeLessThanOrEqual(0)
  expect(await findViolations(page.mainFrame())).toEqual([])
})

test('a visitor reads what stands on top, and is told to sign in', async () => {
  const { member: _, ...visitor } = scene
  await visit(visitor as Scene)
  expect(await section().innerText()).toContain('Sign in to vote and to post an idea.')
  expect(await page.getByRole('button', { name: 'See all ideas and vote' }).count()).toBe(0)
})
