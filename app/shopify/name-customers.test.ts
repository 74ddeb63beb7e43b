import { expect, test } from 'vitest'
import { type AdminClient, ShopifyFault } from './admin/client.ts'
import { nameCustomers } from './name-customers.server.ts'

const answering = (nodes: unknown[]): AdminClient => ({
  graphql: async <Data>() => ({ nodes }) as Data,
})
const failing = (fault: Error): AdminClient => ({ graphql: () => Promise.reject(fault) })

test('a customer is known, deleted or forgotten', async () => {
  const node = { id: 'gid://shopify/Customer/1', displayName: 'Ada Fern' }
  const personOf = await nameCustomers(answering([node, null]), ['1', '2', null])
  expect(personOf('1')).toEqual({ is: 'known', name: 'Ada Fern', email: null })
  expect(personOf('2')).toEqual({ is: 'deleted' })
  expect(personOf(null)).toEqual({ is: 'forgotten' })
})

test('where Shopify does not answer, everybody is a number, but for who was forgotten', async () => {
  const fault = new ShopifyFault('Shopify did not answer', { isDoubtful: false })
  const personOf = await nameCustomers(failing(fault), ['1', null])
  expect(personOf('1')).toEqual({ is: 'unread', customerId: '1' })
  expect(personOf(null)).toEqual({ is: 'forgotten' })
})

test('a bug is not taken for an absent Shopify', async () => {
  await expect(nameCustomers(failing(new TypeError('nodes')), ['1'])).rejects.toThrow('nodes')
})
