// Carries webhooks to the app: one delivery per subscription, kept with the world, so that what was
// queued before a stop is sent after the next start.
import { randomUUID } from 'node:crypto'
import { type AppConfig, hasScope } from '../app-config.ts'
import type { Clock } from '../clock.ts'
import { CommerceRefusal } from '../commerce/refusal.ts'
import type { SimulatorConfig } from '../config.ts'
import type { Store } from '../state/store.ts'
import type { Delivery, Shop } from '../state/world.ts'
import { type Chaos, holdMs, isDoubled, isLost } from './chaos.ts'
import { deliver } from './deliver.ts'
import { includeFields } from './include-fields.ts'

// Eight retries over four hours at Shopify's pace; the steps are ours, Shopify publishes none.
const retryMinutes = [1, 2, 4, 8, 15, 30, 60, 120]
const mostInFlight = 8
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
  /** Takes up what a world has queued; after a start and after a reset. */
  resume(): void
  close(): Promise<void>
}

export interface CourierOptions {
  store: Store
  clock: Clock
  config: SimulatorConfig
  appConfig: () => AppConfig
}

export function createCourier({ store, clock, config, appConfig }: CourierOptions): Courier {
  const waiting = new Set<Delivery>()
  const inFlight = new Map<Delivery, Promise<void>>()
  const quiet = new Set<() => void>()
  let chaos: Chaos = {}
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const enqueue = (delivery: Delivery) => {
    store.world.deliveries.push(delivery)
    if (delivery.status === 'queued') waiting.add(delivery)
  }

  const pump = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (isClosed) return
    const nowMs = Date.now()
    let nextMs = Number.POSITIVE_INFINITY
    for (const delivery of waiting) {
      if (inFlight.size >= mostInFlight) return
      if (delivery.dueAtMs > nowMs) {
        nextMs = Math.min(nextMs, delivery.dueAtMs)
        continue
      }
      waiting.delete(delivery)
      inFlight.set(delivery, send(delivery))
    }
    if (nextMs < Number.POSITIVE_INFINITY) timer = setTimeout(pump, nextMs - nowMs)
    if (waiting.size + inFlight.size === 0) for (const resolve of quiet) resolve()
  }

  const send = async (delivery: Delivery) => {
    const { apiVersion } = appConfig()
    const attempt = await deliver(delivery, {
      address: resolve(config.appAddress, delivery.path),
      secret: chaos.secret === 'wrong' ? `not-${config.apiSecret}` : config.apiSecret,
      apiVersion,
    })
    delivery.attempts.push(attempt)
    conclude(delivery, attempt.error === null)
    inFlight.delete(delivery)
    if (delivery.status === 'retrying') waiting.add(delivery)
    store.touch()
    setImmediate(pump)
  }

  const conclude = (delivery: Delivery, isDelivered: boolean) => {
    const minutes = retryMinutes[delivery.attempts.length - 1]
    if (isDelivered) delivery.status = 'delivered'
    else if (minutes === undefined || delivery.isCopy) delivery.status = 'failed'
    else {
      delivery.status = 'retrying'
      delivery.dueAtMs = Date.now() + minutes * config.retrySecondsPerMinute * 1000
    }
  }

  return {
    emit(shop, messages) {
      const eventId = randomUUID()
      const triggeredAt = clock.now().toISOString().replace('Z', '000000Z')
      for (const message of messages) {
        for (const subscription of subscriptionsFor(appConfig(), shop, message.topic)) {
          const { uri, name, includeFields: fields } = subscription
          const payload = fields ? includeFields(message.payload, fields) : message.payload
          const delivery: Delivery = {
            webhookId: randomUUID(),
            eventId,
            shop: shop.domain,
            topic: message.topic,
            path: uri,
            name,
            triggeredAt,
            body: JSON.stringify(payload),
            status: isLost(chaos, message.topic) ? 'lost' : 'queued',
            attempts: [],
            dueAtMs: Date.now() + holdMs(chaos),
            isCopy: false,
          }
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
      setImmediate(pump)
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
      if (!inFlight.has(delivery)) {
        delivery.status = 'queued'
        delivery.dueAtMs = Date.now()
        waiting.add(delivery)
        setImmediate(pump)
      }
      return delivery
    },
    pending: () => waiting.size + inFlight.size,
    settle(withinMs) {
      if (waiting.size + inFlight.size === 0) return Promise.resolve(true)
      return new Promise((resolve) => {
        const finish = (isQuiet: boolean) => {
          clearTimeout(limit)
          quiet.delete(whenQuiet)
          resolve(isQuiet)
        }
        const whenQuiet = () => finish(true)
        const limit = setTimeout(() => finish(false), withinMs)
        quiet.add(whenQuiet)
      })
    },
    resume() {
      waiting.clear()
      for (const delivery of store.world.deliveries) {
        if (delivery.status === 'queued' || delivery.status === 'retrying') waiting.add(delivery)
      }
      setImmediate(pump)
    },
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      await Promise.all(inFlight.values())
    },
  }
}

const scopeOfTopic: [RegExp, string][] = [
  [/^(orders|refunds)\//, 'read_orders'],
  [/^customers\//, 'read_customers'],
  [/^discounts\//, 'read_discounts'],
]

function subscriptionsFor(app: AppConfig, shop: Shop, topic: string) {
  return app.subscriptions.filter((subscription) => {
    if (subscription.topic !== topic) return false
    if (subscription.isCompliance) return true
    const scope = scopeOfTopic.find(([pattern]) => pattern.test(topic))?.[1]
    if (!shop.installation) return false
    return !scope || hasScope(shop.installation.scopes, scope)
  })
}

function resolve(appAddress: string, uri: string): string {
  return /^https?:/.test(uri) ? uri : `${appAddress}/${uri.replace(/^\//, '')}`
}

/** Keeps the log bounded; what is still to be sent is never dropped. */
function forgetOldest(deliveries: Delivery[]): void {
  let surplus = deliveries.length - mostRemembered
  if (surplus < mostRemembered / 10) return
  const kept = deliveries.filter((delivery) => {
    const isDone = delivery.status !== 'queued' && delivery.status !== 'retrying'
    if (isDone && surplus > 0) {
      surplus -= 1
      return false
    }
    return true
  })
  deliveries.splice(0, deliveries.length, ...kept)
}
