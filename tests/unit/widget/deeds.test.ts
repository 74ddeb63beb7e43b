// What can be done for points, as Liquid paints it: how each stands, and what nobody can verify.
import { describe, expect, it } from 'vitest'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { publicDeeds } from '../../../app/loyalty/storefront/deeds/public-deeds.ts'
import { draw, member, program, textOf } from './draw.ts'

const task = { ...freshRule('task', 'follow', 100), isOn: true, title: 'Follow us' } as Rule
const reading = {
  ...freshRule('reading', 'story', 100),
  title: 'Our <story>',
  path: '/pages/story',
} as Rule
const speech = {
  locale: 'en' as const,
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
  audience: 'shopper' as const,
}
const rules: Rule[] = [
  freshRule('newsletter', 'newsletter', 100),
  freshRule('contact', 'contact', 100),
  freshRule('review', 'review', 100),
  freshRule('visits', 'visits', 100),
  freshRule('share', 'share', 100),
  reading,
  task,
]
const fan = { ...program, ...publicDeeds({ rules }, [speech]) }

type Block = Parameters<typeof draw>[0]
const drawn = (deeds: object[], block: Block = 'rewards-page') =>
  draw(block, { program: fan, member: member({ deeds }) })

describe('what can be done for points', () => {
  it('says what it is, what it gives and who vouches for it', async () => {
    const text = textOf(await drawn([]))
    expect(text).toContain('More ways to earn')
    expect(text).toMatch(/50 points for signing up to the newsletter Sign up with the e-mail/)
    expect(text).toMatch(
      /Our &lt;story&gt;: 10 points for reading a page Stay on the page for 20 seconds\. Nobody can verify/,
    )
    expect(text).toMatch(/Follow us: 20 points We look at it before it counts\. Nobody can verify/)
    expect(text).not.toMatch(/newsletter Sign up[^.]*\. The points come by themselves\. Nobody/)
  })

  it.each([
    [{ id: 'follow', state: 'waiting' }, 'Waits for approval'],
    [{ id: 'contact', state: 'done' }, 'Done'],
    [
      { id: 'story', state: 'again', again: '2026-11-23T12:00:00.000Z' },
      'Done. Again from 2026-11-23',
    ],
    [{ id: 'follow', state: 'open', isRejected: true }, 'Not accepted this time.'],
    [
      { id: 'follow', state: 'open', isRejected: true, reason: 'Not <found>' },
      'Not accepted: Not &lt;found&gt;',
    ],
    [
      { id: 'visits', state: 'open', row: { count: 2, until: '2026-11-21T00:00:00.000Z' } },
      '2 of 3 days in a row',
    ],
    // The day on which they should have come is over.
    [
      { id: 'visits', state: 'open', row: { count: 2, until: '2026-11-20T00:00:00.000Z' } },
      '0 of 3 days in a row',
    ],
  ])('%j says so', async (standing, says) => {
    expect(textOf(await drawn([standing]))).toContain(says)
    expect(textOf(await drawn([standing], 'rewards-embed'))).toContain(says)
  })

  it('that counts again by now is to do', async () => {
    const text = textOf(
      await drawn([{ id: 'story', state: 'again', again: '2026-11-20T11:00:00.000Z' }]),
    )
    expect(text).not.toContain('Again from')
  })

  it('is watched where something is done without a press, and only there', async () => {
    expect(await drawn([], 'rewards-embed')).toContain('deeds-watch.js')
    const none = await draw('rewards-embed', { program, member: member() })
    expect(none).not.toContain('deeds-watch.js')
  })

  it('shows a visitor what there is, with no button', async () => {
    const html = await draw('rewards-page', { program: fan })
    expect(textOf(html)).toContain('Sign in to earn with these.')
    expect(html).not.toContain('data-action="deed-')
  })

  it('is not there where the program has none of it', async () => {
    expect(textOf(await draw('rewards-page', { program, member: member() }))).not.toContain(
      'More ways',
    )
  })
})
