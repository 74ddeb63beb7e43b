// What a query costs. The formula was fitted to published (query, cost) pairs of the real API; it
// is exact for most mutations and near for most queries. Leaf 0, object 1, a few types free; a
// connection of page size n costs 2 + G(n) * (1 + its node), G(n) = max(1, floor(2 ln n)); a
// mutation costs 10 and what is selected below the objects of its payload.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { fieldsOf, type SelectedField, type Walk } from './selected-fields.ts'

const freeTypes = new Set(['MoneyV2', 'MoneyBag', 'PageInfo', 'SEO', 'SelectedOption', 'Weight'])
const mutationCost = 10

/** A value of the answer at the place that is costed; undefined where only the query is known. */
type Answered = unknown

export interface CostInput {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Record<string, unknown>
}

/** @param data the answer, to cost what was really returned; without it, what was asked for. */
export function costOf(
  { schema, document, operation, variables }: CostInput,
  data?: Answered,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  }
  const root = schema.getRootType(operation.operation)
  if (!root) return 0
  const walk = { schema, fragments, variables }
  if (operation.operation !== 'mutation')
    return costOfSelection(walk, operation.selectionSet, root, data)
  return costOfMutations(walk, operation.selectionSet, root, data)
}

function costOfMutations(
  walk: Walk,
  selectionSet: SelectionSetNode,
  root: GraphQLNamedType,
  data: Answered,
): number {
  let cost = 0
  for (const field of fieldsOf(walk, selectionSet, root)) {
    cost += mutationCost
    if (!field.selectionSet) continue
    const payload = member(data, field.responseName)
    for (const part of fieldsOf(walk, field.selectionSet, field.type)) {
      if (!part.selectionSet) continue
      cost += costOfSelection(
        walk,
        part.selectionSet,
        part.type,
        first(member(payload, part.responseName)),
      )
    }
  }
  return cost
}

function costOfSelection(
  walk: Walk,
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
  data: Answered,
): number {
  if (isUnionType(type) || isInterfaceType(type)) {
    const possible = walk.schema.getPossibleTypes(type)
    return Math.max(0, ...possible.map((each) => costOfSelection(walk, selectionSet, each, data)))
  }
  return fieldsOf(walk, selectionSet, type).reduce(
    (cost, field) => cost + costOfField(walk, field, member(data, field.responseName)),
    0,
  )
}

function costOfField(walk: Walk, field: SelectedField, data: Answered): number {
  if (!field.selectionSet || !isCompositeType(field.type)) return 0
  if (field.type.name.endsWith('Connection')) return costOfConnection(walk, field, data)
  if (data === null) return 0
  if (field.type.name === 'Count') return 10
  const own = freeTypes.has(field.type.name) ? 0 : 1
  return own + costOfSelection(walk, field.selectionSet, field.type, first(data))
}

function costOfConnection(walk: Walk, field: SelectedField, data: Answered): number {
  if (!field.selectionSet) return 0
  let child = 0
  let returned: number | null = null
  for (const part of fieldsOf(walk, field.selectionSet, field.type)) {
    if (!part.selectionSet || part.name === 'pageInfo') continue
    const rows = member(data, part.responseName)
    if (Array.isArray(rows)) returned = rows.length
    if (part.name === 'nodes') {
      child = Math.max(child, costOfSelection(walk, part.selectionSet, part.type, first(rows)))
    }
    if (part.name !== 'edges') continue
    for (const inner of fieldsOf(walk, part.selectionSet, part.type)) {
      if (!inner.selectionSet || inner.name !== 'node') continue
      const node = member(first(rows), inner.responseName)
      child = Math.max(child, costOfSelection(walk, inner.selectionSet, inner.type, node))
    }
  }
  const asked = Number(field.arguments.get('first') ?? field.arguments.get('last') ?? 0)
  const size = returned ?? asked
  if (size === 0) return 2
  return 2 + Math.max(1, Math.floor(2 * Math.log(size))) * (1 + child)
}

function member(data: Answered, name: string): Answered {
  if (data === undefined || data === null || typeof data !== 'object') return data
  return (data as Record<string, unknown>)[name]
}

function first(data: Answered): Answered {
  return Array.isArray(data) ? (data[0] ?? null) : data
}
