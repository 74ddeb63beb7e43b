import { expect, test } from 'vitest'
import { followEarlyLink } from './follow-early-link.ts'

const app = 'https://perennial.example'
const page = `${app}/app/members?q=%231005&embedded=1&shop=a.myshopify.com&host=aG9zdA&id_token=x`

function leadsTo(path: string, headers: Record<string, string>): string | null {
  try {
    followEarlyLink(new Request(`${app}${path}`, { headers }))
    return null
  } catch (answer) {
    return (answer as Response).headers.get('Location')
  }
}

test('a link that React has not taken over yet stays in the shop of its page, without its token', () => {
  expect(leadsTo('/app/orders/7?tab=b', { Referer: page })).toBe(
    '/app/orders/7?tab=b&shop=a.myshopify.com&host=aG9zdA&embedded=1',
  )
})

test('nothing is made of a page that names no shop, nor of a request that says who it is', () => {
  expect(leadsTo('/app/orders/7', {})).toBeNull()
  expect(leadsTo('/app/orders/7', { Referer: `${app}/app/members` })).toBeNull()
  expect(leadsTo('/app/orders/7', { Referer: page, Authorization: 'Bearer x' })).toBeNull()
  expect(leadsTo('/app?shop=b.myshopify.com&host=b', { Referer: page })).toBeNull()
})
