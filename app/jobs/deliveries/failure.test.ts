import { expect, test } from 'vitest'
import { isPassing } from './failure.ts'

const prismaError = (cause: object, code = 'P2010', message = '') =>
  Object.assign(new Error(message), { code, meta: { driverAdapterError: { cause } } })

test.each([
  ['a refused connection', prismaError({ kind: 'DatabaseNotReachable' })],
  ['a database that shuts down', prismaError({ originalCode: '57P01', kind: 'postgres' })],
  ['a deadlock', prismaError({ originalCode: '40P01' })],
  ['a full disk', prismaError({ originalCode: '53100', kind: 'postgres' })],
  ['no connection in time', prismaError({}, 'P2024')],
  ['a socket that broke', Object.assign(new Error('read'), { code: 'ECONNRESET' })],
  ['a connection that ended', new Error('Connection terminated unexpectedly')],
])('%s passes', (_, error) => {
  expect(isPassing(error)).toBe(true)
})

test.each([
  ['a value out of range', prismaError({ originalCode: '22003' })],
  ['an order with a telling id', new Error('order 53123 was booked otherwise before')],
  ['a quoted stranger', prismaError({ originalCode: '22007' }, 'P2010', '"ECONNREFUSED 08006"')],
  ['a name', new Error('deadlock detected, said the fern')],
  ['nothing at all', null],
])('%s does not', (_, error) => {
  expect(isPassing(error)).toBe(false)
})
