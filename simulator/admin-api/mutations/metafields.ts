// metafieldsSet and metafieldsDelete. Setting is atomic: one bad entry, nothing is written.
import { takeId } from '../../commerce/find.ts'
import {
  dropMetafield,
  metafieldKey,
  putMetafield,
  resolveNamespace,
} from '../../commerce/metafields.ts'
import type { Metafield } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { metafieldNode } from '../nodes/metafield.ts'
import { type CheckedEntry, checkMetafield, type MetafieldInput } from './check-metafield.ts'
import { userError } from './user-errors.ts'

const mostAtOnce = 25

export const metafieldMutations = {
  metafieldsSet: ({ metafields }: { metafields: MetafieldInput[] }, call: AdminCall) => {
    if (metafields.length > mostAtOnce) {
      const message = `Exceeded the maximum metafields input limit of ${mostAtOnce}.`
      return refuse([userError(['metafields'], 'LESS_THAN_OR_EQUAL_TO', message)])
    }
    const checked = metafields.map((input, index) => checkMetafield(call, input, index))
    const errors = checked.flatMap(({ error }) => (error ? [error] : []))
    if (errors.length > 0) return refuse(errors)
    const written = checked.flatMap(({ entry }) => (entry ? [write(call, entry)] : []))
    call.context.store.touch()
    return { metafields: written.map(metafieldNode), userErrors: [] }
  },

  metafieldsDelete: (
    { metafields }: { metafields: { ownerId: string; namespace: string; key: string }[] },
    call: AdminCall,
  ) => {
    const deleted = metafields.map(({ ownerId, namespace, key }) => {
      const resolved = resolveNamespace(call.context.config, namespace)
      const existed = dropMetafield(call.shop, { ownerId, namespace: resolved, key })
      return existed ? { ownerId, namespace: resolved, key } : null
    })
    call.context.store.touch()
    return { deletedMetafields: deleted, userErrors: [] }
  },
}

function refuse(userErrors: unknown[]) {
  return { metafields: [], userErrors }
}

function write({ context, shop }: AdminCall, entry: CheckedEntry): Metafield {
  const key = metafieldKey(entry.ownerId, entry.namespace, entry.key)
  const now = context.clock.stamp()
  const present = shop.metafields.get(key)
  const metafield: Metafield = {
    ...entry,
    id: present?.id ?? takeId(shop),
    createdAt: present?.createdAt ?? now,
    updatedAt: now,
  }
  putMetafield(shop, metafield)
  return metafield
}
