import { expect, test } from 'vitest'
import { openTestStack } from '../setup/stack.ts'
import { openPage } from './signed-in.ts'

const stack = await openTestStack()

test('the members are listed by number while Shopify does not tell their names', async () => {
  stack.explainFailure()
  const { id } = await stack.control.post<{ id: string }>('/customers', {
    firstName: 'Ada',
    lastName: 'Fern',
    email: 'ada@example.com',
  })
  await expect.poll(async () => (await openPage(stack, '/app/members')).text).toContain('Ada Fern')
  await stack.control.post('/faults', { operation: 'nodes', kind: 'http_500', times: 1 })
  const page = await openPage(stack, '/app/members')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Names are missing')
  expect(page.text).toContain(`Customer ${id}`)
  expect(page.text).not.toContain('Ada Fern')
  expect((await openPage(stack, '/app/members')).text).toContain('Ada Fern')
})
