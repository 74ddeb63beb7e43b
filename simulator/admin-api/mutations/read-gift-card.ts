// GiftCardCreateInput → a gift card's fields, with Shopify's user errors.
import { findGiftCard, type GiftCardInput, mostMinor } from '../../commerce/credit/gift-cards.ts'
import { toMinor } from '../../commerce/money.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import { formatMinor } from '../../pages/format.ts'
import type { GiftCardRecipient } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { idOf } from '../values.ts'
import { type UserError, userError } from './user-errors.ts'

export interface GiftCardCreateInput {
  code?: string | null
  customerId?: string | null
  expiresOn?: string | null
  initialAmount?: { amount: string | number; currencyCode: string } | null
  initialValue?: string | number | null
  note?: string | null
  templateSuffix?: string | null
  crossCurrencyRedemptionStrategy?: 'ALWAYS_ALLOW' | 'NEVER_ALLOW' | null
  recipientAttributes?: {
    id: string
    message?: string | null
    preferredName?: string | null
    sendNotificationAt?: string | null
  } | null
}

const dayMs = 24 * 3600 * 1000

export function readGiftCard(
  call: AdminCall,
  input: GiftCardCreateInput,
): { fields: GiftCardInput | null; errors: UserError[] } {
  const errors: UserError[] = []
  const refuse = (path: string[], code: string | null, message: string) =>
    void errors.push(userError(['input', ...path], code, message))
  const initialMinor = readInitial(call, input, refuse)
  checkCode(call, input.code, refuse)
  const customerId = input.customerId ? idOf(input.customerId, 'Customer') : null
  if (customerId && !call.shop.customers.has(customerId)) {
    refuse(['customerId'], 'CUSTOMER_NOT_FOUND', 'The customer could not be found.')
  }
  const recipient = readRecipient(call, input, refuse)
  if (initialMinor === null) return { fields: null, errors }
  const fields: GiftCardInput = {
    initialMinor,
    customerId,
    recipient,
    expiresOn: input.expiresOn ?? null,
    note: input.note ?? null,
    templateSuffix: input.templateSuffix ?? null,
    crossCurrency: input.crossCurrencyRedemptionStrategy ?? 'ALWAYS_ALLOW',
    ...(input.code && { code: input.code }),
  }
  return { fields, errors }
}

type Refuse = (path: string[], code: string | null, message: string) => void

function readInitial({ shop }: AdminCall, input: GiftCardCreateInput, refuse: Refuse) {
  const { initialAmount, initialValue } = input
  const amount = initialAmount?.amount ?? initialValue
  const path = initialAmount ? ['initialAmount', 'amount'] : ['initialValue']
  if (amount === undefined || amount === null) {
    refuse(['initialAmount'], 'MISSING_ARGUMENT', 'An initial amount must be provided')
    return null
  }
  if (initialAmount && initialAmount.currencyCode !== shop.currency) {
    const message = 'must be in the currency of the shop'
    refuse(['initialAmount', 'currencyCode'], 'INVALID', message)
    return null
  }
  if (!(Number(amount) > 0)) {
    refuse(path, 'GREATER_THAN', 'must be greater than 0')
    return null
  }
  try {
    const minor = toMinor(String(amount), shop.currency)
    if (minor <= mostMinor) return minor
    const most = `${formatMinor(mostMinor, shop.currency)} ${shop.currency}`
    refuse(path, 'GIFT_CARD_LIMIT_EXCEEDED', `can't exceed ${most}`)
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    refuse(path, 'INVALID', error.message)
  }
  return null
}

function checkCode({ shop }: AdminCall, code: string | null | undefined, refuse: Refuse): void {
  if (code === undefined || code === null) return
  if (code.length < 8) {
    return refuse(['code'], 'TOO_SHORT', 'Code must be at least 8 characters long')
  }
  if (code.length > 20) {
    return refuse(['code'], 'TOO_LONG', 'Code must be at most 20 characters long')
  }
  if (!/^[a-z0-9]+$/i.test(code)) {
    const message = 'Code can only contain letters(a-z) and numbers(0-9)'
    return refuse(['code'], 'INVALID', message)
  }
  // A code that is taken carries no code of its own, as seen on the real API.
  if (findGiftCard(shop, code)) refuse(['code'], null, 'Code has already been taken')
}

function readRecipient(
  { shop, context }: AdminCall,
  { recipientAttributes: given }: GiftCardCreateInput,
  refuse: Refuse,
): GiftCardRecipient | null {
  if (!given) return null
  const path = (field: string) => ['recipientAttributes', field]
  const customerId = idOf(given.id, 'Customer')
  if (!shop.customers.has(customerId)) {
    refuse(path('id'), 'RECIPIENT_NOT_FOUND', 'The recipient could not be found.')
  }
  const texts = [
    ['preferredName', 'Preferred name', 255],
    ['message', 'Message', 200],
  ] as const
  for (const [field, label, most] of texts) {
    const text = given[field]
    if (!text) continue
    if (text.length > most) {
      refuse(path(field), 'TOO_LONG', `${field} is too long (maximum is ${most})`)
    } else if (/<[a-z/]/i.test(text)) {
      refuse(path(field), 'INVALID', `${label} cannot contain HTML tags`)
    }
  }
  const at = given.sendNotificationAt ? Date.parse(given.sendNotificationAt) : null
  if (at !== null && at > context.clock.now().getTime() + 90 * dayMs) {
    const message = 'Send notification at must be within 90 days from now'
    refuse(path('sendNotificationAt'), 'INVALID', message)
  }
  return {
    customerId,
    message: given.message ?? null,
    preferredName: given.preferredName ?? null,
    sendNotificationAt: given.sendNotificationAt ?? null,
  }
}
