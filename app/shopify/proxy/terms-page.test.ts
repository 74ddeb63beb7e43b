import { expect, test } from 'vitest'
import { termsPage } from './terms-page.ts'

test('what a merchant wrote is neither HTML nor Liquid in the page', () => {
  const page = termsPage(
    {
      title: '<script>alert(1)</script>',
      version: '{{ shop.secret }} & {% include "x" %}',
      sections: [{ heading: '"A"', lines: ["it's <b>bold</b>"] }],
    },
    'en',
  )
  expect(page).not.toMatch(/<script|<b>|\{\{|\{%/)
  expect(page).toContain('&lt;script&gt;')
  expect(page).toContain('&#123;&#123; shop.secret &#125;&#125; &amp;')
})

test('a page is read in its language and direction, and names the others', () => {
  const page = termsPage({ title: 'א', version: 'ב', sections: [] }, 'he')
  expect(page).toContain('lang="he" dir="rtl"')
  expect(page).toContain('<a href="?locale=en" lang="en" hreflang="en">English</a>')
  expect(page).not.toContain('?locale=he')
})
