// What goes wrong in the story, so that it can be seen what is said of it.
import { publishProgram, signIn } from '../demo/merchant.ts'
import { type Stage, until } from './stage.ts'
import type { Story } from './story.ts'

/** An order of which no message arrives. */
export async function loseAnOrder(story: Story): Promise<void> {
  const { control } = story
  const sage = await story.join('Sage', 'Novak')
  await control.settleWebhooks()
  await control.post('/webhooks/mode', { lose: 1 })
  await story.buy(sage, [['lavender', 1]])
  await control.settleWebhooks()
  await control.post('/webhooks/mode', {})
}

/** An order that changed, and that Shopify does not show at the moment. */
export async function leaveAnOrderWaiting(story: Story): Promise<void> {
  const { control } = story
  const linden = await story.join('Linden', 'Silva')
  const order = await story.buy(linden, [['desert-trio', 2]])
  await control.settleWebhooks()
  await control.post('/faults', { operation: 'order', kind: 'http_500', times: 500 })
  const line = order.lines[0]
  if (line) await control.refund(order.id, { lines: [{ lineId: line.id, quantity: 1 }] })
  await control.settleWebhooks()
}

/** Shopify does not begin to gather anything for a while. */
export async function holdImports({ control }: Story): Promise<void> {
  const operation = 'bulkOperationRunQuery'
  await control.post('/faults', { operation, kind: 'http_500', times: 6 })
}

/** A code that a member holds is made worth less in the shop's own admin. */
export async function changeACode(stage: Stage, story: Story): Promise<void> {
  const { control } = story
  const tansy = await story.join('Tansy', 'Reed')
  await until('Tansy is a member', async () => (await story.balance(tansy)).available > 0)
  await story.adjust(stage, tansy, 100, 'Won the raffle')
  await story.redeem(tansy, 'amount-off', 100)
  let id = ''
  await until('the code is there', async () => {
    const all = await control.get<{ id: string; customerIds: string[] | null }[]>('/discounts')
    id = all.find(({ customerIds }) => customerIds?.some((one) => one.endsWith(tansy)))?.id ?? ''
    return id !== ''
  })
  await control.post(`/discounts/${id}`, { amountMinor: 300 })
}

/** Somebody owes points: the order is refunded, and what it gave is gone. @returns the member. */
export async function leaveADebt(stage: Stage, story: Story): Promise<string> {
  const { control } = story
  await publishProgram(await signIn(control, stage.stack), { shortfall: 'debt', pendingDays: 0 })
  await control.moveClock({ advance: 'PT2M' })
  const sorrel = await story.join('Sorrel', 'Lind')
  const has = async () => (await story.balance(sorrel)).available
  await until('Sorrel is a member', async () => (await has()) > 0)
  const before = await has()
  const order = await story.buy(sorrel, [['fern-mug', 3]])
  await until('the order earns', async () => (await has()) > before)
  await story.adjust(stage, sorrel, -(await has()), 'Points of another account')
  const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
  await control.refund(order.id, { lines })
  await control.settleWebhooks()
  return story.memberId(sorrel)
}
