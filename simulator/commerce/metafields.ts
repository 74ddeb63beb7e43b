// Where metafields are kept and under which name. `$app` stands for a namespace of the app's own.
import { createHash } from 'node:crypto'
import type { SimulatorConfig } from '../config.ts'
import type { Metafield, Shop } from '../state/world.ts'

/** The app's numeric id, made from its client id. */
export function appId(config: SimulatorConfig): string {
  const hash = createHash('sha256').update(config.apiKey).digest('hex')
  return String(100_000_000_000 + Number.parseInt(hash.slice(0, 9), 16))
}

/** `$app` → `app--123`, `$app:x` → `app--123--x`; nothing given means `$app`. */
export function resolveNamespace(config: SimulatorConfig, given?: string | null): string {
  const own = `app--${appId(config)}`
  if (!given || given === '$app') return own
  return given.startsWith('$app:') ? `${own}--${given.slice('$app:'.length)}` : given
}

export function metafieldKey(ownerId: string, namespace: string, key: string): string {
  return `${ownerId}|${namespace}|${key}`
}

/** @param ownerId a gid. @param namespace resolved. */
export function findMetafield(
  shop: Shop,
  ownerId: string,
  namespace: string,
  key: string,
): Metafield | null {
  return shop.metafields.get(metafieldKey(ownerId, namespace, key)) ?? null
}

export function listMetafields(shop: Shop, ownerId: string): Metafield[] {
  const keys = indexOf(shop).get(ownerId) ?? []
  return [...keys].flatMap((key) => shop.metafields.get(key) ?? [])
}

/** The one way in, so that an owner's metafields are found without looking through all. */
export function putMetafield(shop: Shop, metafield: Metafield): void {
  const { ownerId, namespace, key } = metafield
  const name = metafieldKey(ownerId, namespace, key)
  const index = indexOf(shop)
  const known = index.get(ownerId)
  if (known) known.add(name)
  else index.set(ownerId, new Set([name]))
  shop.metafields.set(name, metafield)
}

export function dropMetafield(shop: Shop, { ownerId, namespace, key }: MetafieldName): boolean {
  const name = metafieldKey(ownerId, namespace, key)
  indexOf(shop).get(ownerId)?.delete(name)
  return shop.metafields.delete(name)
}

type MetafieldName = Pick<Metafield, 'ownerId' | 'namespace' | 'key'>

const indexes = new WeakMap<Shop, Map<string, Set<string>>>()

function indexOf(shop: Shop): Map<string, Set<string>> {
  let index = indexes.get(shop)
  if (!index) {
    index = new Map()
    for (const [name, { ownerId }] of shop.metafields) {
      const known = index.get(ownerId)
      if (known) known.add(name)
      else index.set(ownerId, new Set([name]))
    }
    indexes.set(shop, index)
  }
  return index
}
