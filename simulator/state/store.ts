// Keeps the World in memory and, where a folder is given, a snapshot of it on disk: written whole
// to a neighbouring file and renamed, so that a kill at any moment leaves the last good one.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommerceRefusal } from '../commerce/refusal.ts'
import { completeWorld } from './complete.ts'
import type { Shop, World } from './world.ts'

const shortestPauseMs = 300
const mapMark = '~map'

export interface Store {
  readonly world: World
  /** Says that the world changed; a snapshot follows soon. */
  touch(): void
  /** Back to the world of a fresh start. */
  reset(): void
  /** @throws CommerceRefusal `shop_not_found`. Without a domain: the first shop. */
  requireShop(domain?: string | null): Shop
  flush(): void
  close(): void
}

export interface StoreOptions {
  /** Absent: memory only. */
  folder?: string
  fresh: () => World
}

export function openStore({ folder, fresh }: StoreOptions): Store {
  const file = folder ? join(folder, 'world.json') : null
  let world = (file && load(file)) || fresh()
  let timer: NodeJS.Timeout | null = null
  let pauseMs = shortestPauseMs

  const flush = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (!file || !folder) return
    const startedAt = performance.now()
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${file}.new`, serialize(world))
    renameSync(`${file}.new`, file)
    // A large world is written less often, so that writing never fills the process's day.
    pauseMs = Math.max(shortestPauseMs, (performance.now() - startedAt) * 20)
  }
  const touch = () => {
    if (file && !timer) timer = setTimeout(flush, pauseMs)
  }

  return {
    get world() {
      return world
    },
    touch,
    reset() {
      world = fresh()
      touch()
    },
    requireShop(domain) {
      const shop = domain ? world.shops.get(domain) : world.shops.values().next().value
      if (!shop) throw new CommerceRefusal('shop_not_found', `there is no shop ${domain}`)
      return shop
    },
    flush,
    close() {
      if (timer) flush()
    },
  }
}

export function serialize(world: World): string {
  const shops = [...world.shops].map(([domain, shop]) => [domain, withoutMaps(shop)])
  return JSON.stringify({ ...withoutMaps(world), shops: { [mapMark]: shops } })
}

/** Maps stand on the first floor of a world and of a shop: looking deeper would take its time. */
function withoutMaps(value: object): object {
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    part instanceof Map ? { [mapMark]: [...part] } : part,
  ])
  return Object.fromEntries(entries)
}

export function deserialize(text: string): World {
  return JSON.parse(text, (_, value) =>
    value && typeof value === 'object' && mapMark in value ? new Map(value[mapMark]) : value,
  )
}

function load(file: string): World | null {
  if (!existsSync(file)) return null
  try {
    const world = deserialize(readFileSync(file, 'utf8'))
    if (world.format === 2) return world
    if (world.format === 1) return completeWorld(world)
  } catch {
    // Falls through: a snapshot nobody can read is set aside, not lost.
  }
  renameSync(file, `${file}.unreadable`)
  console.warn(`${file} could not be read; it is set aside and a fresh world begins`)
  return null
}
