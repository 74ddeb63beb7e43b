// The fields of a settings schema, read from its JSON Schema: how each is typed and within which
// limits. The schema stays the only place where a limit stands.
import { resolve, type SchemaNode } from '../../loyalty/kernel/schema-node.ts'
import type { Input } from '../../loyalty/kernel/settings-fields.ts'

export interface FieldSpec {
  /** Below the form's own path, such as "points" or "pointsName.one". */
  name: string
  input: Input
  /** What an empty field stands for; undefined: it has to be filled in. */
  whenEmpty: null | 0 | undefined
  showWhen: Record<string, unknown>
  choices: string[]
  maxLength: number | undefined
  maxItems: number | undefined
}

const isNullable = (node: SchemaNode): boolean =>
  [node.type].flat().includes('null') || (node.anyOf ?? []).some(isNullable)

/** What an empty field stands for: nothing where that is allowed, no money where none is. */
export function emptyOf(node: SchemaNode, found: SchemaNode): null | 0 | undefined {
  if (isNullable(node)) return null
  return found.input === 'money' && (found.minimum ?? 0) <= 0 ? 0 : undefined
}

/** The node at a path such as "rules.0", which leads through `value`. */
export function nodeAt(root: SchemaNode, value: unknown, path: string): SchemaNode {
  let node = resolve(root, value)
  let at = value
  for (const name of path.split('.').filter(Boolean)) {
    at = (at as Record<string, unknown> | undefined)?.[name]
    const next: SchemaNode = (node.items ?? node.properties?.[name]) || {}
    node = resolve(next, at)
  }
  return node
}

/** The fields that are asked for at `path`, in the order of the schema. */
export function fieldsAt(root: SchemaNode, value: unknown, path: string): FieldSpec[] {
  return fieldsOf(nodeAt(root, value, path), '')
}

function fieldsOf(node: SchemaNode, prefix: string): FieldSpec[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const found = resolve(child, undefined)
    if (!found.input) return found.properties ? fieldsOf(found, `${prefix}${name}.`) : []
    return found.input === 'hidden' ? [] : [toField(`${prefix}${name}`, child, found)]
  })
}

function toField(name: string, node: SchemaNode, found: SchemaNode): FieldSpec {
  const texts = typeof found.additionalProperties === 'object' ? found.additionalProperties : {}
  return {
    name,
    input: found.input ?? 'hidden',
    whenEmpty: emptyOf(node, found),
    showWhen: found.showWhen ?? {},
    choices: found.enum ?? found.items?.enum ?? [],
    maxLength: found.maxLength ?? found.items?.maxLength ?? texts.maxLength,
    maxItems: found.maxItems,
  }
}

/** @param beside the values of the fields around it. */
export function isAskedFor({ showWhen }: FieldSpec, beside: Record<string, unknown>): boolean {
  // What was never filled in is not there.
  return Object.entries(showWhen).every(([name, wanted]) =>
    [wanted].flat().includes(beside[name] ?? null),
  )
}
