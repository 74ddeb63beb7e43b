// What a query costs. The formula was fitted to published (query, cost) pairs of the real API; it
// is exact for most mutations and near for most queries. Leaf 0, object 1, a few types free; a
// connection of page size n costs 2 + G(n) * (1 + its node), G(n) = max(1, floor(2 ln n)); a
// mutation costs 10 and what is selected below the objects of its payload.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

const freeTypes = new Set(['MoneyV2', 'MoneyBag', 'PageInfo', 'SEO', 'SelectedOption', 'Weight'])
const mutationCost = 10

interface Walk {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

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

interface CostedField {
  name: string
  responseName: string
  type: GraphQLNamedType
  selectionSet: SelectionSetNode | undefined
  arguments: Map<string, unknown>
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

function costOfField(walk: Walk, field: CostedField, data: Answered): number {
  if (!field.selectionSet || !isCompositeType(field.type)) return 0
  if (field.type.name.endsWith('Connection')) return costOfConnection(walk, field, data)
  if (data === null) return 0
  if (field.type.name === 'Count') return 10
  const own = freeTypes.has(field.type.name) ? 0 : 1
  return own + costOfSelection(walk, field.selectionSet, field.type, first(data))
}

function costOfConnection(walk: Walk, field: CostedField, data: Answered): number {
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

/** The fields selected on an object type, through fragments, each response name once. */
function fieldsOf(
  walk: Walk,
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
): CostedField[] {
  const found = new Map<string, CostedField>()
  const visit = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        const definition =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
        const responseName = selection.alias?.value ?? name
        if (!definition || found.has(responseName)) continue
        found.set(responseName, {
          name,
          responseName,
          type: getNamedType(definition.type),
          selectionSet: selection.selectionSet,
          arguments: argumentsOf(walk, selection.arguments ?? []),
        })
        continue
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? walk.fragments.get(selection.name.value)
          : selection
      const condition = fragment?.typeCondition?.name.value
      if (fragment && applies(walk, condition, type)) visit(fragment.selectionSet)
    }
  }
  visit(selectionSet)
  return [...found.values()]
}

function argumentsOf(
  { variables }: Walk,
  nodes: readonly { name: { value: string }; value: { kind: Kind } }[],
): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const { name, value } of nodes) {
    if (value.kind === Kind.VARIABLE) {
      values.set(
        name.value,
        variables[(value as unknown as { name: { value: string } }).name.value],
      )
    } else if (value.kind === Kind.INT) {
      values.set(name.value, Number((value as unknown as { value: string }).value))
    }
  }
  return values
}

function applies({ schema }: Walk, condition: string | undefined, type: GraphQLNamedType): boolean {
  if (!condition || condition === type.name) return true
  const wanted = schema.getType(condition)
  if (!wanted || !isObjectType(type)) return false
  return (isInterfaceType(wanted) || isUnionType(wanted)) && schema.isSubType(wanted, type)
}

function member(data: Answered, name: string): Answered {
  if (data === undefined || data === null || typeof data !== 'object') return data
  return (data as Record<string, unknown>)[name]
}

function first(data: Answered): Answered {
  return Array.isArray(data) ? (data[0] ?? null) : data
}
