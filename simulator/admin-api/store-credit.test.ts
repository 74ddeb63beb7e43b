import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import { readShelf, type Shelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'
import { storeCreditErrors } from '../testing/user-errors.fixture.ts'

let simulator: TestSimulator
let admin: Admin
let shelf: Shelf
let customer: string
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  shelf = await readShelf(simulator)
  customer = shelf.customers[0].gid
  await simulator.grant('write_store_credit_account_transactions')
})
afterAll(() => simulator.stop())

const dollars = (amount: string) => ({ amount, currencyCode: 'USD' })
const credit = async (id: string, creditInput: object): Promise<Answer> => {
  const { data, errors } = await admin(
    `mutation ($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
      made: storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
        storeCreditAccountTransaction { amount { amount } account { id balance { amount } } }
        userErrors { code field message } } }`,
    { id, creditInput },
  )
  return errors ? { errors } : data.made
}
const debit = async (id: string, amount: string): Promise<Answer> => {
  const { data } = await admin(
    `mutation ($id: ID!, $debitInput: StoreCreditAccountDebitInput!) {
      made: storeCreditAccountDebit(id: $id, debitInput: $debitInput) {
        storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } }
        userErrors { code field message } } }`,
    { id, debitInput: { debitAmount: dollars(amount) } },
  )
  return data.made
}

test('reading accounts needs a scope of its own', async () => {
  const { errors } = await credit(customer, { creditAmount: dollars('3.00') })
  expect(errors[0].extensions.requiredAccess).toContain('read_store_credit_accounts')
  await simulator.grant('read_store_credit_accounts')
})

test('crediting a customer opens an account, and again finds it', async () => {
  const first = await credit(customer, { creditAmount: dollars('5.00') })
  const { id, balance } = first.storeCreditAccountTransaction.account
  // The three dollars of the call whose answer was refused are there: it had been done.
  expect(balance.amount).toBe('8.0')
  const next = await credit(id, { creditAmount: dollars('2.00') })
  expect(next.storeCreditAccountTransaction.account).toEqual({ id, balance: { amount: '10.0' } })
  const { data } = await admin(
    `query ($id: ID!) { storeCreditAccount(id: $id) {
      owner { ... on Customer { id } }
      transactions(first: 10, reverse: true) { nodes { event amount { amount }
        balanceAfterTransaction { amount }
        ... on StoreCreditAccountCreditTransaction { expiresAt } } } } }`,
    { id },
  )
  expect(data.storeCreditAccount.owner.id).toBe(customer)
  expect(data.storeCreditAccount.transactions.nodes[0]).toEqual({
    event: 'ADJUSTMENT',
    amount: { amount: '2.0' },
    balanceAfterTransaction: { amount: '10.0' },
    expiresAt: null,
  })
})

test('takes what is there and no more', async () => {
  expect((await debit(customer, '10.01')).userErrors).toEqual([storeCreditErrors.tooMuch])
  const { storeCreditAccountTransaction: made } = await debit(customer, '10.00')
  expect(made).toEqual({ amount: { amount: '-10.0' }, balanceAfterTransaction: { amount: '0.0' } })
})

test('refuses as the real API does', async () => {
  const refusal = async (id: string, input: object) => (await credit(id, input)).userErrors
  expect(await refusal(customer, { creditAmount: dollars('0') })).toEqual([storeCreditErrors.zero])
  const expiresAt = '2020-01-01T00:00:00Z'
  const past = { creditAmount: dollars('1'), expiresAt }
  expect(await refusal(customer, past)).toEqual([storeCreditErrors.past])
  const { storeCreditAccountTransaction: made } = await credit(customer, {
    creditAmount: dollars('1'),
  })
  const euro = { creditAmount: { amount: '1', currencyCode: 'EUR' } }
  expect(await refusal(made.account.id, euro)).toEqual([storeCreditErrors.otherCurrency])
  const nobody = 'gid://shopify/Customer/1'
  const [error] = await refusal(nobody, { creditAmount: dollars('1') })
  expect(error.code).toBe('OWNER_NOT_FOUND')
})

test('what expires first is spent first, and what is over is gone', async () => {
  const someone = shelf.customers[1].gid
  const { now } = (await simulator.get('/clock')) as { now: string }
  const soon = new Date(Date.parse(now) + 86_400_000).toISOString()
  await credit(someone, { creditAmount: dollars('4.00') })
  const { storeCreditAccountTransaction } = await credit(someone, {
    creditAmount: dollars('6.00'),
    expiresAt: soon,
  })
  await debit(someone, '1.00')
  await simulator.post('/clock', { advance: 'P2D' })
  const { data } = await admin(
    'query ($id: ID!) { storeCreditAccount(id: $id) { balance { amount } } }',
    { id: storeCreditAccountTransaction.account.id },
  )
  expect(data.storeCreditAccount.balance.amount).toBe('4.0')
  await simulator.post('/clock', { reset: true })
})
