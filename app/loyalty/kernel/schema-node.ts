// A schema of settings as JSON Schema describes it: what forms are drawn from and files held to.
import { z } from 'zod'
import type { Input } from './settings-fields.ts'

/** As much of JSON Schema as zod writes for settings. */
export interface SchemaNode {
  input?: Input
  showWhen?: Record<string, unknown>
  properties?: Record<string, SchemaNode>
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
  additionalProperties?: SchemaNode
  type?: string | string[]
  const?: unknown
  enum?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
}

const known = new WeakMap<z.ZodType, SchemaNode>()

export function nodeOf(schema: z.ZodType): SchemaNode {
  const node = known.get(schema) ?? (z.toJSONSchema(schema, { io: 'input' }) as SchemaNode)
  known.set(schema, node)
  return node
}

/** Looks through "or null", and through a choice of kinds at the kind that the value is of. */
export function resolve(node: SchemaNode, value: unknown): SchemaNode {
  const options = node.anyOf ?? node.oneOf
  if (!options) return node
  const chosen = options.filter((option) => option.type !== 'null')
  const option = chosen.find((one) => isOf(one, value)) ?? chosen[0]
  const { anyOf: _, oneOf: __, ...rest } = node
  return option ? { ...resolve(option, value), ...rest } : rest
}

function isOf({ properties }: SchemaNode, value: unknown): boolean {
  const given = value as Record<string, unknown> | null
  return Object.entries(properties ?? {}).every(
    ([name, one]) => one.const === undefined || one.const === given?.[name],
  )
}
