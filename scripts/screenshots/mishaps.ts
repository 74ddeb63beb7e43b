// What goes wrong in the story, so that it can be seen what is said of it.
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
