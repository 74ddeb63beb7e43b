// Code, field path and message of refusals of the real Admin API, as seen in captures of it that
// are published with github.com/airhorns/shopify-draft-proxy (API version 2025-01). Facts only.

export const metafieldErrors = {
  tooMany: {
    code: 'LESS_THAN_OR_EQUAL_TO',
    field: ['metafields'],
    message: 'Exceeded the maximum metafields input limit of 25.',
  },
  noType: { code: 'BLANK', field: ['metafields', '0', 'type'], message: "Type can't be blank" },
  stale: {
    code: 'STALE_OBJECT',
    field: ['metafields', '0'],
    message:
      'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
  },
  badDigest: {
    code: 'INVALID_COMPARE_DIGEST',
    field: ['metafields', '0'],
    message: 'Invalid `compareDigest` value.',
  },
  noOwner: {
    code: 'INVALID_VALUE',
    field: ['metafields', '1', 'ownerId'],
    message: 'Owner does not exist.',
  },
  shortNamespace: {
    code: 'TOO_SHORT',
    field: ['metafields', '0', 'namespace'],
    message: 'Namespace is too short (minimum is 3 characters)',
  },
  shortKey: {
    code: 'TOO_SHORT',
    field: ['metafields', '0', 'key'],
    message: 'Key is too short (minimum is 2 characters)',
  },
  longNamespace: {
    code: 'TOO_LONG',
    field: ['metafields', '0', 'namespace'],
    message: 'Namespace is too long (maximum is 255 characters)',
  },
  longKey: {
    code: 'TOO_LONG',
    field: ['metafields', '0', 'key'],
    message: 'Key is too long (maximum is 64 characters)',
  },
  reserved: {
    code: null,
    field: ['metafields', '0', 'namespace'],
    message: 'Namespace protected is a reserved namespace',
  },
  noInteger: {
    code: 'INVALID_VALUE',
    field: ['metafields', '0', 'value'],
    message: 'Value must be an integer.',
  },
  noBoolean: {
    code: 'INVALID_VALUE',
    field: ['metafields', '0', 'value'],
    message: 'Value must be true or false.',
  },
}

export const missingCustomer = {
  field: ['id'],
  message: 'Customer does not exist',
}

export const missingProduct = {
  field: ['id'],
  message: 'Product does not exist',
}

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

export const storeCreditErrors = {
  zero: {
    code: 'NEGATIVE_OR_ZERO_AMOUNT',
    field: ['creditInput', 'creditAmount', 'amount'],
    message: 'A positive amount must be used to credit a store credit account',
  },
  past: {
    code: 'EXPIRES_AT_IN_PAST',
    field: ['creditInput', 'expiresAt'],
    message: 'The expiry date must be in the future',
  },
  otherCurrency: {
    code: 'MISMATCHING_CURRENCY',
    field: ['creditInput', 'creditAmount', 'currencyCode'],
    message: 'The currency provided does not match the currency of the store credit account',
  },
  tooMuch: {
    code: 'INSUFFICIENT_FUNDS',
    field: ['debitInput', 'debitAmount', 'amount'],
    message: 'The store credit account does not have sufficient funds to satisfy the request',
  },
}

/** The message ends with the id of the operation that is under way. */
export const bulkInProgress = {
  code: 'OPERATION_IN_PROGRESS',
  field: null,
  begins: 'A bulk query operation for this app and shop is already in progress: ',
}
