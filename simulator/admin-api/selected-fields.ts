// The fields a query selects on a type, through fragments and aliases: what the cost is counted
// over.
import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

export interface Walk {
  schema: GraphQLSchema
  fragments: Map<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

export interface SelectedField {
  name: string
  responseName: string
  type: GraphQLNamedType
  selectionSet: SelectionSetNode | undefined
  arguments: Map<string, unknown>
}

/** The fields selected on an object type, through fragments, each response name once. */
export function fieldsOf(
  walk: Walk,
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
): SelectedField[] {
  const found = new Map<string, SelectedField>()
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
