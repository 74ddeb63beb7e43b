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
