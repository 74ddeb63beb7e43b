// Carries webhooks to the app: one delivery per subscription, kept with the world, so that what was
// queued before a stop is sent after the next start.
import { randomUUID } from 'node:crypto'
import type { AppConfig, Subscription } from '../app-config.ts'
import type { Clock } from '../clock.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorConfig } from '../config.ts'
import type { Store } from '../state/store.ts'
import type { Delivery, Shop } from '../state/world.ts'
import { type Chaos, holdMs, isDoubled, isLost } from './chaos.ts'
import { deliver } from './deliver.ts'
import { includeFields } from './include-fields.ts'
import { createQueue } from './queue.ts'
import { addressOf, subscriptionsFor } from './subscriptions.ts'

// Eight retries over four hours at Shopify's pace; the steps are ours, Shopify publishes none.
const retryMinutes = [1, 2, 4, 8, 15, 30, 60, 120]
const mostRemembered = 1000

export interface Message {
  topic: string
  payload: unknown
}

export interface Courier {
  /** One event: each message goes to every subscription of its topic. */
  emit(shop: Shop, messages: Message[]): void
  setChaos(chaos: Chaos): void
  chaos(): Chaos
  /** Sends a delivery once more, with everything as it was. @throws CommerceRefusal. */
  redeliver(webhookId: string): Delivery
  /** How much is queued, waiting for a retry, or under way. */
  pending(): number
  /** Resolves true once nothing is pending, false when the time is up. */
  settle(withinMs: number): Promise<boolean>
  /** Takes up what the world has queued: after a start, after a reset. */
  resume(): void
  close(): Promise<void>
}

export interface CourierOptions {
  store: Store
  clock: Clock
  config: SimulatorConfig
  appConfig: () => AppConfig
}

export function createCourier(options: CourierOptions): Courier {
  const { store, clock, appConfig } = options
  let chaos: Chaos = {}
  const queue = createQueue(async (delivery) => {
    await attempt(delivery, options, chaos)
    store.touch()
    return delivery.status === 'retrying'
  })
  const enqueue = (delivery: Delivery) => {
    store.world.deliveries.push(delivery)
    if (delivery.status === 'queued') queue.add(delivery)
  }

  return {
    emit(shop, messages) {
      const event = { eventId: randomUUID(), triggeredAt: toNanoseconds(clock.now()) }
      for (const message of messages) {
        for (const subscription of subscriptionsFor(appConfig(), shop, message.topic)) {
          const delivery = pack(shop, message, subscription, event)
          if (isLost(chaos, message.topic)) delivery.status = 'lost'
          delivery.dueAtMs += holdMs(chaos)
          enqueue(delivery)
          if (delivery.status === 'queued' && isDoubled(chaos)) {
            enqueue({
              ...delivery,
              attempts: [],
              dueAtMs: Date.now() + holdMs(chaos),
              isCopy: true,
            })
          }
        }
      }
      forgetOldest(store.world.deliveries)
      store.touch()
    },
    setChaos(next) {
      chaos = next
    },
    chaos: () => chaos,
    redeliver(webhookId) {
      const delivery = store.world.deliveries.find((each) => each.webhookId === webhookId)
      if (!delivery) {
        throw new CommerceRefusal('delivery_not_found', `there is no delivery ${webhookId}`)
      }
      if (queue.has(delivery)) return delivery
      delivery.status = 'queued'
      delivery.dueAtMs = Date.now()
      queue.add(delivery)
      return delivery
    },
    pending: () => queue.size(),
    settle: (withinMs) => queue.settle(withinMs),
    resume() {
      queue.clear()
      for (const delivery of store.world.deliveries) {
        if (delivery.status === 'queued' || delivery.status === 'retrying') queue.add(delivery)
      }
    },
    close: () => queue.close(),
  }
}

function pack(
  shop: Shop,
  { topic, payload }: Message,
  { uri, name, includeFields: fields }: Subscription,
  event: { eventId: string; triggeredAt: string },
): Delivery {
  return {
    ...event,
    webhookId: randomUUID(),
    shop: shop.domain,
    topic,
    path: uri,
    name,
    body: JSON.stringify(fields ? includeFields(payload, fields) : payload),
    status: 'queued',
    attempts: [],
    dueAtMs: Date.now(),
    isCopy: false,
  }
}

async function attempt(
  delivery: Delivery,
  { config, appConfig }: CourierOptions,
  chaos: Chaos,
): Promise<void> {
  const made = await deliver(delivery, {
    address: addressOf(config.appAddress, delivery.path),
    secret: chaos.secret === 'wrong' ? `not-${config.apiSecret}` : config.apiSecret,
    apiVersion: appConfig().apiVersion,
  })
  delivery.attempts.push(made)
  const minutes = retryMinutes[delivery.attempts.length - 1]
  if (made.error === null) delivery.status = 'delivered'
  else if (minutes === undefined || delivery.isCopy) delivery.status = 'failed'
  else {
    delivery.status = 'retrying'
    delivery.dueAtMs = Date.now() + minutes * config.retrySecondsPerMinute * 1000
  }
}

/** As Shopify stamps a trigger: nine digits after the point. */
function toNanoseconds(at: Date): string {
  return at.toISOString().replace('Z', '000000Z')
}

/** Keeps the log bounded; what is still to be sent is never dropped. */
function forgetOldest(deliveries: Delivery[]): void {
  let surplus = deliveries.length - mostRemembered
  if (surplus < mostRemembered / 10) return
  const kept = deliveries.filter((delivery) => {
    const isDone = delivery.status !== 'queued' && delivery.status !== 'retrying'
    if (!isDone || surplus <= 0) return true
    surplus -= 1
    return false
  })
  deliveries.splice(0, deliveries.length, ...kept)
}
