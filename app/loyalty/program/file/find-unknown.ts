// What stands in a file and would be left out in silence: a name written wrong, or one that only a
// later release knows. Pure.
import { resolve, type SchemaNode } from '../../kernel/schema-node.ts'

/** @returns the first path in `value` that the schema does not have, such as "rules.0.pionts". */
export function findUnknown(schema: SchemaNode, value: unknown, path = ''): string | null {
  if (typeof value !== 'object' || value === null) return null
  const node = resolve(schema, value)
  for (const [name, one] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name
    const child = childOf(node, name)
    const unknown = child ? findUnknown(child, one, at) : at
    if (unknown) return unknown
  }
  return null
}

function childOf({ items, properties, additionalProperties }: SchemaNode, name: string) {
  return (
    items ??
    (properties && Object.hasOwn(properties, name) ? properties[name] : undefined) ??
    additionalProperties
  )
}
