// The demo's shoppers live through their year over HTTP, by the program's own doors: customers and
// orders come as signed webhooks, points are spent through the app proxy.
import type { Control, ControlOrder } from './control.ts'
import { planYear, type Size, type Week } from './plan-year.ts'

const weekMs = 7 * 86_400_000
const atOnce = 6

export interface Life {
  control: Control
  size: Size
  /** When the year begins. */
  startMs: number
  /** After each week: how many are over. */
  onWeek(week: number): Promise<void>
}

interface Product {
  variants: { id: string }[]
  isGiftCard?: boolean
}

interface Known {
  control: Control
  startMs: number
  variants: string[]
  customers: string[]
  orders: ControlOrder[]
}

export async function liveYear({ control, size, startMs, onWeek }: Life): Promise<void> {
  const products = await control.get<Product[]>('/products')
  const variants = products
    .filter((product) => !product.isGiftCard)
    .flatMap((product) => product.variants.map(({ id }) => id))
  const known: Known = { control, startMs, variants, customers: [], orders: [] }
  for (const [index, week] of planYear(size, variants.length).entries()) {
    // A week's orders are placed in it, and told of at its end.
    await control.moveClock({ set: new Date(startMs + (index + 1) * weekMs).toISOString() })
    await liveWeek(known, week, index)
    await onWeek(index + 1)
  }
}

async function liveWeek(known: Known, week: Week, index: number): Promise<void> {
  const { control, customers, orders } = known
  for (const { id } of await together(week.orders, (order) => buy(known, order))) {
    orders.push({ id, name: '', lines: [] })
  }
  const joined = await together(week.joining, (person) => control.createCustomer(person))
  await together(week.refunded, (order) => sendBack(known, order))
  await together(week.cancelled, (order) => cancel(known, order))
  await together(week.redeeming, (shopper) => spendPoints(known, shopper, index))
  customers.push(...joined.map(({ id }) => id))
}

function buy(known: Known, order: Week['orders'][number]): Promise<ControlOrder> {
  const { control, startMs, variants, customers } = known
  return control.placeOrder({
    customerId: order.shopper === null ? null : (customers[order.shopper] ?? null),
    lines: order.lines.map(({ variant, quantity }) => ({
      variantId: variants[variant] as string,
      quantity,
    })),
    processedAt: new Date(startMs + order.atMs).toISOString(),
  })
}

/** One of the things bought comes back; an order that was cancelled since stays as it is. */
async function sendBack({ control, orders }: Known, index: number): Promise<void> {
  const id = orders[index]?.id
  if (!id) return
  const order = await control.get<ControlOrder>(`/orders/${id}`)
  const line = order.lines.find(({ quantity }) => quantity > 0)
  if (!line) return
  await unlessRefused(control.refund(id, { lines: [{ lineId: line.id, quantity: 1 }] }))
}

async function cancel({ control, orders }: Known, index: number): Promise<void> {
  const id = orders[index]?.id
  if (id) await unlessRefused(control.post(`/orders/${id}/cancel`, { refund: true }))
}

/** What the shop refuses (everything is sent back already) does not happen. */
async function unlessRefused(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!String(error).includes('answered 422')) throw error
  })
}

/** Takes the dearest reward within reach, if there is one, and orders something with its code. */
async function spendPoints(known: Known, shopper: number, week: number): Promise<void> {
  const { control, customers, variants } = known
  const customerId = customers[shopper]
  if (!customerId) return
  const { body } = await control.proxy({ path: '/me', method: 'GET', customerId })
  const rewards: { id: string; points: number; available: boolean; outcome: string }[] =
    body.program?.rewards ?? []
  const reward = rewards
    .filter(({ available, outcome }) => available && outcome === 'code')
    .toSorted((one, other) => other.points - one.points)[0]
  if (!reward) return
  const request = { rewardId: reward.id, requestId: `demo-${week}-${shopper}` }
  const answer = await control.proxy({ path: '/redeem', method: 'POST', customerId, body: request })
  const { redemption } = answer.body
  if (redemption?.status !== 'issued') return
  // Some codes are kept for later, and some of those are forgotten.
  if (shopper % 5 === 0) return
  const lines = [{ variantId: variants[(shopper + week) % variants.length] as string, quantity: 2 }]
  await unlessRefused(control.placeOrder({ customerId, lines, discountCodes: [redemption.code] }))
}

/** A few at once: their answers in their order. */
async function together<Item, Answer>(
  items: Item[],
  act: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    for (;;) {
      const index = next
      next += 1
      if (index >= items.length) return
      answers[index] = await act(items[index] as Item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return answers
}
