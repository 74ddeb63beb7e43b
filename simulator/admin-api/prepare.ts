// Reads a request's document: parsed and held to the schema, with its operation picked. Documents
// are remembered, since an app sends the same few over and over.
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { loadAdminSchema } from './schema.ts'

const mostRemembered = 200
const remembered = new Map<string, DocumentNode | readonly GraphQLError[]>()

export interface Prepared {
  document: DocumentNode
  operation: OperationDefinitionNode
  /** Names of the root fields. */
  fields: string[]
}

/** @returns errors where the document is wrong. */
export function prepare(
  query: string,
  operationName: string | null | undefined,
): Prepared | readonly GraphQLError[] {
  const document = readDocument(query)
  if (!('kind' in document)) return document
  const operation = getOperationAST(document, operationName)
  if (!operation) return [new GraphQLError('An operation name is required')]
  const fields = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  )
  return { document, operation, fields }
}

function readDocument(query: string): DocumentNode | readonly GraphQLError[] {
  const known = remembered.get(query)
  if (known) return known
  const read = parseAndValidate(query)
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(query, read)
  return read
}

function parseAndValidate(query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query)
    const errors = validate(loadAdminSchema().schema, document)
    return errors.length > 0 ? errors : document
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}
