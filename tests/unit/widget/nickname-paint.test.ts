// The name by which others see a member, as a page paints it before any request.
import { expect, it } from 'vitest'
import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { draw, member, program, textOf } from './draw.ts'

const showing = { ...program, nicknames: true, ...partTexts({ nicknames: true }) }
const page = (known: object, { locale = 'en', of = showing } = {}) =>
  draw('rewards-page', { program: of, member: member(known), locale })

it('is theirs to change and to take away, written as it is', async () => {
  const html = await page({ nickname: { name: '<b>"Fern" & Ivy' } })
  expect(html).toContain('Others see you as ⁨&lt;b&gt;&#34;Fern&#34; &amp; Ivy⁩.')
  expect(textOf(html)).toMatch(/Change Remove/)
  expect(html).toContain('value="&lt;b&gt;&#34;Fern&#34; &amp; Ivy"')
})

it('is asked for where they have none, and said to be down where it is', async () => {
  const none = textOf(await page({}))
  expect(none).toContain('Choose nickname')
  expect(none).not.toContain('Others see you as')
  const down = textOf(await page({ nickname: { name: 'Wallflower', isHidden: true } }))
  expect(down).toContain('The shop has taken your nickname down')
  expect(down).not.toContain('Others see you as')
})

it('is nobody’s business where nothing shows members, nor a visitor’s', async () => {
  const known = { nickname: { name: 'Wallflower' } }
  expect(await page(known, { of: program as typeof showing })).not.toContain('Wallflower')
  expect(textOf(await draw('rewards-page', { program: showing }))).not.toContain('nickname')
})

it('stands isolated in a page that is read from right to left', async () => {
  const html = await page({ nickname: { name: 'Wallflower' } }, { locale: 'he' })
  expect(textOf(html)).toContain('אחרים רואים אותך בשם ⁨Wallflower⁩.')
})
