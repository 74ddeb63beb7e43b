// A shop on a busy day, through the simulator: orders, refunds, redemptions, codes that are used
// and codes that are given back, without a rest, whatever process is gone at the moment. A click
// that gets no answer is made again, as a shopper would.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Control, ControlOrder } from '../demo/control.ts'

const shoppers = 6
const pauseMs = 60
const clickAgainMs = 700

export interface Click {
  customerId: string
  requestId: string
  /** As it was answered in the end; null while nobody has. */
  answer: { status: number; redemptionId: string | null } | null
}

export interface BusyDay {
  orders: string[]
  clicks: Click[]
  refunds: number
  givenBack: number
  /** Ends the day; resolves when every click has its answer. */
  end(): Promise<void>
}

interface Proxied {
  status: number
  body: { redemption?: { id: string; code: string | null; status: string } } | string
}

export async function beginBusyDay(control: Control): Promise<BusyDay> {
  const products = await control.get<{ variants: { id: string }[] }[]>('/products')
  const variantId = products[0]?.variants[0]?.id ?? ''
  const customers: string[] = []
  for (let n = 0; n < shoppers; n += 1) {
    const email = `busy${n}@example.com`
    customers.push((await control.createCustomer({ firstName: 'B', lastName: `${n}`, email })).id)
  }
  const ending = new AbortController()
  const day = { orders: [], clicks: [], refunds: 0, givenBack: 0 } as Omit<BusyDay, 'end'>
  const lanes = customers.map((customerId) =>
    live({ control, day, customerId, variantId }, ending.signal),
  )
  const end = async () => {
    ending.abort()
    await Promise.all(lanes)
  }
  return Object.assign(day, { end })
}

interface Shopper {
  control: Control
  day: Omit<BusyDay, 'end'>
  customerId: string
  variantId: string
}

async function live(shopper: Shopper, over: AbortSignal): Promise<void> {
  const { control, day, customerId, variantId } = shopper
  for (let n = 0; !over.aborted; n += 1) {
    const lines = [{ variantId, quantity: 20 }]
    const order = await control.placeOrder({ customerId, lines })
    day.orders.push(order.id)
    if (n % 4 === 1) await refund(shopper, order)
    if (n % 3 === 2) await spend(shopper, n)
    await sleep(pauseMs)
  }
}

async function refund({ control, day }: Shopper, { id, lines }: ControlOrder): Promise<void> {
  const lineId = lines[0]?.id ?? ''
  await control.refund(id, { lines: [{ lineId, quantity: 3 }] })
  day.refunds += 1
}

/** Some codes are used, some given back, some kept. */
async function spend(shopper: Shopper, n: number): Promise<void> {
  const { control, day, customerId, variantId } = shopper
  const requestId = `busy-${customerId}-${n}`
  const click: Click = { customerId, requestId, answer: null }
  day.clicks.push(click)
  const answer = await insist(shopper, '/redeem', { rewardId: 'amount-off', requestId })
  const redemption = typeof answer.body === 'string' ? undefined : answer.body.redemption
  click.answer = { status: answer.status, redemptionId: redemption?.id ?? null }
  if (redemption?.status !== 'issued') return
  const lines = [{ variantId, quantity: 5 }]
  if (n % 2 === 0) {
    await control.placeOrder({ customerId, lines, discountCodes: [redemption.code ?? ''] })
  } else {
    await insist(shopper, '/cancel', { redemptionId: redemption.id })
    day.givenBack += 1
  }
}

/** Clicks until somebody answers: a page behind a dead server says so with 5xx or not at all. */
async function insist(
  { control, customerId }: Shopper,
  path: string,
  body: object,
): Promise<Proxied> {
  for (;;) {
    const answer = await control
      .proxy({ path, method: 'POST', customerId, body })
      .catch((): Proxied => ({ status: 599, body: '' }))
    // Too many clicks at once are turned away for a moment.
    if (answer.status < 500 && answer.status !== 429) return answer
    await sleep(clickAgainMs)
  }
}
