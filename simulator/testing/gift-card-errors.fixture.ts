// Gift cards: refusals of the real Admin API, from the captures that user-errors.fixture.ts names.

const input = (...path: string[]) => ['input', ...path]

/** By what is wrong with the input of giftCardCreate. */
export const giftCardErrors = {
  zero: { code: 'GREATER_THAN', field: input('initialValue'), message: 'must be greater than 0' },
  shortCode: {
    code: 'TOO_SHORT',
    field: input('code'),
    message: 'Code must be at least 8 characters long',
  },
  longCode: {
    code: 'TOO_LONG',
    field: input('code'),
    message: 'Code must be at most 20 characters long',
  },
  oddCode: {
    code: 'INVALID',
    field: input('code'),
    message: 'Code can only contain letters(a-z) and numbers(0-9)',
  },
  takenCode: { code: null, field: input('code'), message: 'Code has already been taken' },
  noCustomer: {
    code: 'CUSTOMER_NOT_FOUND',
    field: input('customerId'),
    message: 'The customer could not be found.',
  },
  longName: {
    code: 'TOO_LONG',
    field: input('recipientAttributes', 'preferredName'),
    message: 'preferredName is too long (maximum is 255)',
  },
  longMessage: {
    code: 'TOO_LONG',
    field: input('recipientAttributes', 'message'),
    message: 'message is too long (maximum is 200)',
  },
  htmlName: {
    code: 'INVALID',
    field: input('recipientAttributes', 'preferredName'),
    message: 'Preferred name cannot contain HTML tags',
  },
  htmlMessage: {
    code: 'INVALID',
    field: input('recipientAttributes', 'message'),
    message: 'Message cannot contain HTML tags',
  },
  lateNotice: {
    code: 'INVALID',
    field: input('recipientAttributes', 'sendNotificationAt'),
    message: 'Send notification at must be within 90 days from now',
  },
}

/** Of the limit only the code, the path and how the message begins: the sum is each shop's own. */
export const giftCardLimit = {
  code: 'GIFT_CARD_LIMIT_EXCEEDED',
  field: input('initialValue'),
  begins: "can't exceed $",
}

/** By what is wrong with giftCardCredit or giftCardDebit. */
export const giftCardMoveErrors = {
  missing: {
    code: 'GIFT_CARD_NOT_FOUND',
    field: ['id'],
    message: 'The gift card could not be found.',
  },
  expired: { code: 'INVALID', field: ['id'], message: 'The gift card has expired.' },
  deactivated: { code: 'INVALID', field: ['id'], message: 'The gift card is deactivated.' },
  zeroCredit: {
    code: 'NEGATIVE_OR_ZERO_AMOUNT',
    field: ['creditInput', 'creditAmount', 'amount'],
    message: 'A positive amount must be used.',
  },
  tooMuchCredit: {
    code: 'GIFT_CARD_LIMIT_EXCEEDED',
    field: ['creditInput', 'creditAmount', 'amount'],
    message: "The gift card's value exceeds the allowed limits.",
  },
  otherCurrency: {
    code: 'MISMATCHING_CURRENCY',
    field: ['creditInput', 'creditAmount', 'currencyCode'],
    message: 'The currency provided does not match the currency of the gift card.',
  },
  tooMuchDebit: {
    code: 'INSUFFICIENT_FUNDS',
    field: ['debitInput', 'debitAmount', 'amount'],
    message: 'The gift card does not have sufficient funds to satisfy the request.',
  },
  futureCredit: {
    code: 'INVALID',
    field: ['creditInput', 'processedAt'],
    message: 'The processed date must not be in the future.',
  },
  ancientDebit: {
    code: 'INVALID',
    field: ['debitInput', 'processedAt'],
    message: 'A valid processed date must be used.',
  },
}
