// Gift cards: issued, switched off, topped up and taken from.
import {
  deactivateGiftCard,
  isExpired,
  issueGiftCard,
  moveGiftCard,
} from '../../commerce/credit/gift-cards.ts'
import { toMinor } from '../../commerce/money.ts'
import { CommerceRefusal } from '../../commerce/refusal.ts'
import type { GiftCard } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { giftCardMove, giftCardNode } from '../nodes/gift-card.ts'
import { idOf } from '../values.ts'
import { type GiftCardCreateInput, readGiftCard } from './read-gift-card.ts'
import { type UserError, userError } from './user-errors.ts'

interface MoneyInput {
  amount: string | number
  currencyCode: string
}

interface MoveInput {
  note?: string | null
  processedAt?: string | null
}

interface Move extends MoveInput {
  /** The argument's name, where every field path begins. */
  root: 'creditInput' | 'debitInput'
  money: MoneyInput
}

export const giftCardMutations = {
  giftCardCreate: ({ input }: { input: GiftCardCreateInput }, call: AdminCall) => {
    const { fields, errors } = readGiftCard(call, input)
    if (!fields || errors.length > 0) {
      return { giftCard: null, giftCardCode: null, userErrors: errors }
    }
    const card = issueGiftCard(call.context, call.shop, fields)
    return { giftCard: giftCardNode(call, card), giftCardCode: card.code, userErrors: [] }
  },

  giftCardDeactivate: ({ id }: { id: string }, call: AdminCall) => {
    const card = call.shop.giftCards.get(idOf(id, 'GiftCard'))
    if (!card) return { giftCard: null, userErrors: [missing()] }
    deactivateGiftCard(call.context, card)
    return { giftCard: giftCardNode(call, card), userErrors: [] }
  },

  giftCardCredit: (
    { id, creditInput }: { id: string; creditInput: MoveInput & { creditAmount: MoneyInput } },
    call: AdminCall,
  ) => {
    const move: Move = { ...creditInput, root: 'creditInput', money: creditInput.creditAmount }
    const { made, userErrors } = moveCard(call, id, move)
    return { giftCardCreditTransaction: made, userErrors }
  },

  giftCardDebit: (
    { id, debitInput }: { id: string; debitInput: MoveInput & { debitAmount: MoneyInput } },
    call: AdminCall,
  ) => {
    const move: Move = { ...debitInput, root: 'debitInput', money: debitInput.debitAmount }
    const { made, userErrors } = moveCard(call, id, move)
    return { giftCardDebitTransaction: made, userErrors }
  },
}

function missing(): UserError {
  return userError(['id'], 'GIFT_CARD_NOT_FOUND', 'The gift card could not be found.')
}

function moveCard(call: AdminCall, id: string, move: Move) {
  const refuse = (error: UserError) => ({ made: null, userErrors: [error] })
  const card = call.shop.giftCards.get(idOf(id, 'GiftCard'))
  if (!card) return refuse(missing())
  const problem = checkMove(call, card, move)
  if (problem) return refuse(problem)
  const amountMinor = toMinor(String(move.money.amount), card.currency)
  const signed = move.root === 'debitInput' ? -amountMinor : amountMinor
  try {
    const made = moveGiftCard(call.context, call.shop, card, {
      amountMinor: signed,
      note: move.note ?? null,
      processedAt: move.processedAt ?? undefined,
    })
    return { made: giftCardMove(call, card, made), userErrors: [] }
  } catch (error) {
    if (!(error instanceof CommerceRefusal)) throw error
    return refuse(userError(amountPath(move), error.code.toUpperCase(), error.message))
  }
}

const amountName = { creditInput: 'creditAmount', debitInput: 'debitAmount' }
const amountPath = ({ root }: Move) => [root, amountName[root], 'amount']

function checkMove({ context }: AdminCall, card: GiftCard, move: Move): UserError | null {
  const { root, money, processedAt } = move
  const now = context.clock.now()
  if (card.deactivatedAt) return userError(['id'], 'INVALID', 'The gift card is deactivated.')
  if (isExpired(card, now)) return userError(['id'], 'INVALID', 'The gift card has expired.')
  if (!(Number(money.amount) > 0)) {
    const message = 'A positive amount must be used.'
    return userError(amountPath(move), 'NEGATIVE_OR_ZERO_AMOUNT', message)
  }
  if (money.currencyCode !== card.currency) {
    const path = [root, amountName[root], 'currencyCode']
    const message = 'The currency provided does not match the currency of the gift card.'
    return userError(path, 'MISMATCHING_CURRENCY', message)
  }
  if (!processedAt) return null
  const at = Date.parse(processedAt)
  if (at > now.getTime()) {
    const message = 'The processed date must not be in the future.'
    return userError([root, 'processedAt'], 'INVALID', message)
  }
  if (at >= 0) return null
  return userError([root, 'processedAt'], 'INVALID', 'A valid processed date must be used.')
}
