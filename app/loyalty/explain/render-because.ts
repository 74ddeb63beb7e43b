// Why an amount moved, in words, from the typed numbers that are stored with it.
import type { Because } from '../kernel/because.ts'
import type { EventTold } from '../kernel/events/event.ts'
import { formatPoints, listInARow, type Speech } from './format.ts'
import { actorName } from './names.ts'
import { renderRewardName } from './reward-label.ts'
import { say } from './words.ts'

const itemsNamed = 2
const missing = new Set(['waived', 'unwaived', 'owed', 'unowed'])

type OrderBecause = Extract<Because, { kind: 'order' }>
type VoucherBecause = Extract<Because, { rewardId: string }>

/**
 * One sentence without a full stop, such as "Order #1042: 1 × Mug returned, 14 points taken back".
 * @param amount points this transfer moved, where they differ from the whole of the change (one
 *   change may be taken from several pockets).
 */
export function renderBecause(because: Because, speech: Speech, amount?: number): string {
  const { locale } = speech
  const forShopper = speech.audience === 'shopper'
  switch (because.kind) {
    case 'order':
      return renderOrder(because, speech, amount)
    case 'signup':
      return say(locale, 'because.signup')
    case 'event':
      return eventInWords(because, locale)
    case 'event_undone':
      return say(locale, 'because.event_undone', { what: eventInWords(because, locale) })
    case 'matured':
      return because.orderName
        ? say(locale, 'because.matured_order', { order: because.orderName })
        : say(locale, 'because.matured')
    case 'made_good':
      return because.orderName
        ? say(locale, 'because.made_good_order', { order: because.orderName })
        : say(locale, 'because.made_good')
    case 'expired':
    case 'debt_paid':
    case 'merged_signup':
      return say(locale, `because.${because.kind}`)
    case 'extended':
      if (forShopper) return say(locale, 'because.extended_shopper')
      return say(locale, 'because.extended', { actor: actor(because, speech), note: because.note })
    case 'adjusted':
      if (forShopper) return say(locale, 'because.adjusted_shopper')
      return say(locale, 'because.adjusted', { actor: actor(because, speech), note: because.note })
    case 'adjustment_undone':
      if (forShopper) return say(locale, 'because.adjustment_undone_shopper')
      return say(locale, 'because.adjustment_undone', { actor: actor(because, speech) })
    case 'held':
      // To a shopper, who sees no hold and no capture, it is all one.
      return renderVoucher(forShopper ? { ...because, kind: 'captured' } : because, locale)
    default:
      return renderVoucher(because, locale)
  }
}

function eventInWords({ event, name = '', figures }: EventTold, locale: string): string {
  const said = { name, ...figures }
  // What the merchant gave a name of its own is told by it.
  if (name !== '' && (event === 'task' || event === 'reading'))
    return say(locale, `because.event.${event}_named`, said)
  return say(locale, `because.event.${event}`, said)
}

const actor = (because: { actor: string }, speech: Speech) =>
  actorName(because.actor, speech.locale, speech.reader)

function renderVoucher(because: VoucherBecause, locale: string): string {
  const { kind, name, orderName } = because
  const label = name ? renderRewardName(name, name.currency, locale) : because.label
  const canNameOrder = kind === 'used' || kind === 'spent_returned' || kind === 'spent_retaken'
  if (canNameOrder && orderName)
    return say(locale, `because.${kind}_order`, { label, order: orderName })
  return say(locale, `because.${kind}`, { label })
}

function renderOrder(because: OrderBecause, speech: Speech, moved?: number): string {
  const { locale, pointsName } = speech
  const points = Math.abs(moved ?? because.is - because.was)
  const amount = formatPoints(points, pointsName, locale)
  const order = because.orderName
  if (because.taken && missing.has(because.taken)) {
    return say(locale, `because.taken.${because.taken}`, { order, amount, count: points })
  }
  const items = nameItems(because.gone ?? [], locale)
  const { campaign = '', tier = '' } = because
  const named = { order, amount, items, campaign, tier }
  const what = say(locale, `because.order.${orderKey(because)}`, named)
  if (because.taken === 'expired') return say(locale, 'because.taken.expired', { what })
  if (because.taken === 'other') return say(locale, 'because.taken.other', { what, count: points })
  return what
}

function orderKey(because: OrderBecause): string {
  const isUp = because.is >= because.was
  const hasGone = (because.gone?.length ?? 0) > 0
  const direction = isUp ? 'up' : 'down'
  switch (because.cause) {
    case 'paid':
      if (!isUp) return 'corrected_down'
      if (because.tier) return 'paid_tier'
      return because.campaign ? 'paid_campaign' : `paid_${because.rule}`
    case 'refunded':
      if (isUp) return 'corrected_up'
      return hasGone ? 'returned' : 'refunded'
    case 'cancelled':
      return isUp ? 'corrected_up' : 'cancelled'
    case 'edited':
      return !isUp && hasGone ? 'removed' : `edited_${direction}`
    default:
      return `${because.cause}_${direction}`
  }
}

function nameItems(gone: { title: string; quantity: number }[], locale: string): string {
  const named = gone.slice(0, itemsNamed).map((item) => say(locale, 'because.item', item))
  const items = listInARow(named, locale)
  const count = gone.slice(itemsNamed).reduce((sum, item) => sum + item.quantity, 0)
  return count === 0 ? items : say(locale, 'because.items_more', { items, count })
}
