// What happens by itself when the simulator's clock passes a moment.
import type { SimulatorContext } from '../context.ts'
import { shopRedactPayload } from '../courier/payloads/shop.ts'
import type { ScheduledEvent } from '../state/world.ts'

const lookEveryMs = 1000

/** @returns a function that stops looking. */
export function startSchedule(context: SimulatorContext): () => void {
  const look = () => runDue(context)
  context.clock.onMove(look)
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

function runDue(context: SimulatorContext): void {
  const { world } = context.store
  const now = context.clock.stamp()
  const due = world.scheduled.filter((event) => event.at <= now)
  if (due.length === 0) return
  world.scheduled = world.scheduled.filter((event) => event.at > now)
  context.store.touch()
  for (const event of due) run(context, event)
}

function run({ store, courier }: SimulatorContext, event: ScheduledEvent): void {
  const shop = store.world.shops.get(event.shop)
  if (shop) courier.emit(shop, [{ topic: 'shop/redact', payload: shopRedactPayload(shop) }])
}
