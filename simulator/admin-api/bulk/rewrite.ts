// A bulk query as it is run: every connection whole, whatever page was asked for, with marks by
// which the lines of the result are told apart afterwards.
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { wholeList } from '../connection.ts'
import { loadAdminSchema } from '../schema.ts'

/** Response names of the marks; no answer of the app's own can carry them. */
export const connectionMark = '__bulk'
export const idMark = '__bulkId'

const paging = ['first', 'last', 'after', 'before']
const mostConnections = 5
const mostDepth = 2

export interface BulkPlan {
  document: DocumentNode
  /** The one root field, and its name in the answer. */
  field: string
  responseName: string
}

/** @returns the sentence that Shopify would refuse the query with. */
export function planBulk(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): BulkPlan | string {
  if (operation.operation !== 'query') return 'Bulk operations can only be run on queries.'
  const [root, ...others] = operation.selectionSet.selections
  if (root?.kind !== Kind.FIELD || others.length > 0) {
    return 'Bulk queries must have one root field here.'
  }
  if (['node', 'nodes'].includes(root.name.value)) {
    return 'Bulk queries cannot use the top-level node or nodes field.'
  }
  const counted = { connections: 0, deepest: 0 }
  const marked = mark(document, counted)
  if (counted.connections === 0) return 'Bulk queries must contain at least one connection.'
  if (counted.connections > mostConnections) {
    return `Bulk queries cannot contain more than ${mostConnections} connections.`
  }
  if (counted.deepest > mostDepth) {
    return 'Bulk queries cannot contain connections with a nesting depth greater than 2.'
  }
  const responseName = root.alias?.value ?? root.name.value
  return { document: marked, field: root.name.value, responseName }
}

/** Depth as Shopify counts it: a connection in a connection of the root's is at 2. */
function mark(
  document: DocumentNode,
  counted: { connections: number; deepest: number },
): DocumentNode {
  const types = new TypeInfo(loadAdminSchema().schema)
  let depth = -1
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter() {
          if (!isConnection(types)) return undefined
          depth += 1
          counted.connections += 1
          counted.deepest = Math.max(counted.deepest, depth)
          return undefined
        },
        leave(node) {
          if (isConnection(types)) {
            depth -= 1
            return withMark(whole(node), connectionMark, '__typename')
          }
          return isNode(types, node) ? withMark(node, idMark, 'id') : undefined
        },
      },
    }),
  )
}

function isConnection(types: TypeInfo): boolean {
  return getNamedType(types.getType())?.name.endsWith('Connection') ?? false
}

/** What stands in a connection's `nodes` or an edge's `node`, where it has an id. */
function isNode(types: TypeInfo, node: FieldNode): boolean {
  const parent = types.getParentType()?.name ?? ''
  const isMember =
    (node.name.value === 'node' && parent.endsWith('Edge')) ||
    (node.name.value === 'nodes' && parent.endsWith('Connection'))
  const type = getNamedType(types.getType())
  return isMember && (isObjectType(type) || isInterfaceType(type)) && 'id' in type.getFields()
}

function whole(node: FieldNode): FieldNode {
  const kept = (node.arguments ?? []).filter((one) => !paging.includes(one.name.value))
  const first: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'first' },
    value: { kind: Kind.INT, value: String(wholeList) },
  }
  return { ...node, arguments: [...kept, first] }
}

function withMark(node: FieldNode, alias: string, name: string): FieldNode {
  const field: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: name },
  }
  const selections = [...(node.selectionSet?.selections ?? []), field]
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }
}
