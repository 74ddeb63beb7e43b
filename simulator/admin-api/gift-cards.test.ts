import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Admin, type Answer, signIn } from '../testing/admin-client.ts'
import {
  giftCardErrors,
  giftCardLimit,
  giftCardMoveErrors,
} from '../testing/gift-card-errors.fixture.ts'
import { readShelf, type Shelf } from '../testing/shopping.ts'
import { startTestSimulator, type TestSimulator } from '../testing/test-simulator.ts'

let simulator: TestSimulator
let admin: Admin
let shelf: Shelf
beforeAll(async () => {
  simulator = await startTestSimulator()
  admin = await signIn(simulator)
  shelf = await readShelf(simulator)
})
afterAll(() => simulator.stop())

const issue = async (input: object): Promise<Answer> => {
  const { data, errors } = await admin(
    `mutation Issue($input: GiftCardCreateInput!) { giftCardCreate(input: $input) {
      giftCardCode
      giftCard { id balance { amount currencyCode } lastCharacters enabled customer { id }
        recipientAttributes { message recipient { id } } }
      userErrors { code field message } } }`,
    { input },
  )
  return data?.giftCardCreate ?? { errors }
}
const ten = { initialAmount: { amount: '10.00', currencyCode: 'USD' } }

test('without the scope there are none, and it is said which is missing', async () => {
  const { errors } = await issue(ten)
  expect(errors[0].extensions.code).toBe('ACCESS_DENIED')
  expect(errors[0].extensions.requiredAccess).toContain('write_gift_cards')
  await simulator.grant('write_gift_cards')
})

describe('giftCardCreate', () => {
  test('gives the whole code once, and only its end later', async () => {
    const customerId = shelf.customers[0].gid
    const { giftCard, giftCardCode } = await issue({ ...ten, customerId, code: 'ThankYou2026' })
    expect(giftCardCode).toBe('thankyou2026')
    expect(giftCard).toMatchObject({
      balance: { amount: '10.0', currencyCode: 'USD' },
      lastCharacters: '2026',
      enabled: true,
      customer: { id: customerId },
    })
    const { data } = await admin(
      `query ($id: ID!) { giftCard(id: $id) { maskedCode } giftCards(first: 5, query: "2026") {
        nodes { id } } }`,
      { id: giftCard.id },
    )
    expect(data.giftCard.maskedCode).toBe('•••• •••• •••• 2026')
    expect(data.giftCards.nodes).toEqual([{ id: giftCard.id }])
  })

  test('makes up a code where none is given', async () => {
    expect((await issue(ten)).giftCardCode).toMatch(/^[a-z0-9]{16}$/)
  })

  const recipient = (changes: object) => ({
    recipientAttributes: { id: shelf.customers[1].gid, ...changes },
  })
  const late = new Date(Date.now() + 91 * 86_400_000).toISOString()
  test.each([
    ['zero', () => ({ initialValue: '0' })],
    ['shortCode', () => ({ ...ten, code: 'a'.repeat(7) })],
    ['longCode', () => ({ ...ten, code: 'a'.repeat(21) })],
    ['oddCode', () => ({ ...ten, code: 'with-hyphen' })],
    ['takenCode', () => ({ ...ten, code: 'THANKYOU2026' })],
    ['noCustomer', () => ({ ...ten, customerId: 'gid://shopify/Customer/1' })],
    ['longName', () => ({ ...ten, ...recipient({ preferredName: 'a'.repeat(256) }) })],
    ['longMessage', () => ({ ...ten, ...recipient({ message: 'a'.repeat(201) }) })],
    ['htmlName', () => ({ ...ten, ...recipient({ preferredName: '<b>Ada</b>' }) })],
    ['htmlMessage', () => ({ ...ten, ...recipient({ message: '<i>hello</i>' }) })],
    ['lateNotice', () => ({ ...ten, ...recipient({ sendNotificationAt: late }) })],
  ] as const)('refuses as the real API does: %s', async (name, input) => {
    expect((await issue(input())).userErrors).toEqual([giftCardErrors[name]])
  })

  test('holds to the limit of the shop', async () => {
    const { begins, ...expected } = giftCardLimit
    const [error] = (await issue({ initialValue: '2000.01' })).userErrors
    expect(error).toMatchObject(expected)
    expect(error.message.startsWith(begins)).toBe(true)
    expect((await issue({ initialValue: '2000.00' })).userErrors).toEqual([])
  })

  test('takes codes of 8 and of 20 characters', async () => {
    for (const length of [8, 20]) {
      expect((await issue({ ...ten, code: 'b'.repeat(length) })).userErrors).toEqual([])
    }
  })
})

describe('a gift card', () => {
  const credit = async (id: string, amount: string, more: object = {}) => {
    const { data, errors } = await admin(
      `mutation ($id: ID!, $creditInput: GiftCardCreditInput!) {
        made: giftCardCredit(id: $id, creditInput: $creditInput) {
          giftCardCreditTransaction { amount { amount } giftCard { balance { amount } } }
          userErrors { code field message } } }`,
      { id, creditInput: { creditAmount: { amount, currencyCode: 'USD' }, ...more } },
    )
    return data?.made ?? { errors }
  }
  const debit = async (id: string, amount: string, more: object = {}) => {
    const { data } = await admin(
      `mutation ($id: ID!, $debitInput: GiftCardDebitInput!) {
        made: giftCardDebit(id: $id, debitInput: $debitInput) {
          giftCardDebitTransaction { amount { amount } giftCard { balance { amount } } }
          userErrors { code field message } } }`,
      { id, debitInput: { debitAmount: { amount, currencyCode: 'USD' }, ...more } },
    )
    return data.made
  }

  test('is topped up and taken from, with a scope of its own', async () => {
    const { giftCard } = await issue(ten)
    expect((await credit(giftCard.id, '5.00')).errors[0].extensions.code).toBe('ACCESS_DENIED')
    await simulator.grant('write_gift_card_transactions')
    const made = await credit(giftCard.id, '5.00')
    expect(made.giftCardCreditTransaction).toEqual({
      amount: { amount: '5.0' },
      giftCard: { balance: { amount: '15.0' } },
    })
    expect((await debit(giftCard.id, '15.00')).giftCardDebitTransaction).toEqual({
      amount: { amount: '-15.0' },
      giftCard: { balance: { amount: '0.0' } },
    })
    const errors = giftCardMoveErrors
    const refused = async (answer: Promise<Answer>) => (await answer).userErrors
    expect(await refused(debit(giftCard.id, '0.01'))).toEqual([errors.tooMuchDebit])
    expect(await refused(credit(giftCard.id, '0'))).toEqual([errors.zeroCredit])
    expect(await refused(credit(giftCard.id, '2000.01'))).toEqual([errors.tooMuchCredit])
    const missing = 'gid://shopify/GiftCard/1'
    expect(await refused(credit(missing, '1.00'))).toEqual([errors.missing])
    const euro = { creditAmount: { amount: '1.00', currencyCode: 'EUR' } }
    expect(await refused(credit(giftCard.id, '1', euro))).toEqual([errors.otherCurrency])
    const future = { processedAt: '2999-01-01T00:00:00Z' }
    expect(await refused(credit(giftCard.id, '1', future))).toEqual([errors.futureCredit])
    const ancient = { processedAt: '1900-01-01T00:00:00Z' }
    expect(await refused(debit(giftCard.id, '1', ancient))).toEqual([errors.ancientDebit])
  })

  test('is no more once it is over or switched off', async () => {
    const old = await issue({ ...ten, expiresOn: '2020-01-01' })
    expect((await credit(old.giftCard.id, '1')).userErrors).toEqual([giftCardMoveErrors.expired])
    const { giftCard } = await issue(ten)
    const { data } = await admin(
      `mutation ($id: ID!) { giftCardDeactivate(id: $id) {
        giftCard { enabled deactivatedAt } userErrors { message } } }`,
      { id: giftCard.id },
    )
    expect(data.giftCardDeactivate.giftCard.enabled).toBe(false)
    const [error] = (await credit(giftCard.id, '1')).userErrors
    expect(error).toEqual(giftCardMoveErrors.deactivated)
  })
})
