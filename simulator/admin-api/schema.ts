// Shopify's own Admin schema, vendored as introspection JSON with the scopes each type and field
// needs, made executable.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  buildClientSchema,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql'

export const schemaVersion = '2026-10'

export interface ScopeRule {
  requiredAccess: string
  /** Any one of them is enough. */
  scopes: string[]
}

export interface AdminSchema {
  schema: GraphQLSchema
  /** By `Type` and by `Type.field`. */
  rules: Map<string, ScopeRule>
}

interface VendoredSchema {
  data: IntrospectionQuery
  offline_scopes: { items: VendoredRule[] }
}

interface VendoredRule {
  typeName: string
  fieldName?: string
  requiredAccess: string
  offlineScopes: string[]
}

let loaded: AdminSchema | undefined

/** About a fifth of a second, once per process. */
export function loadAdminSchema(): AdminSchema {
  loaded ??= load()
  return loaded
}

function load(): AdminSchema {
  const file = new URL(`../schema/admin_${schemaVersion}.json.gz`, import.meta.url)
  const vendored: VendoredSchema = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
  const schema = buildClientSchema(vendored.data, { assumeValid: true })
  for (const [name, check] of Object.entries(scalarChecks)) checkScalar(schema, name, check)
  const rules = new Map<string, ScopeRule>()
  for (const { typeName, fieldName, requiredAccess, offlineScopes } of vendored.offline_scopes
    .items) {
    if (offlineScopes.length === 0) continue
    const key = fieldName ? `${typeName}.${fieldName}` : typeName
    rules.set(key, { requiredAccess, scopes: offlineScopes })
  }
  return { schema, rules }
}

const isDecimal = (value: unknown) =>
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))

/** An introspected scalar takes anything; these are held to what Shopify takes. */
const scalarChecks: Record<string, (value: unknown) => boolean> = {
  DateTime: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  Decimal: isDecimal,
  Money: isDecimal,
  UnsignedInt64: (value) => /^\d+$/.test(String(value)),
}

function checkScalar(
  schema: GraphQLSchema,
  name: string,
  isFitting: (value: unknown) => boolean,
): void {
  const type = schema.getType(name)
  if (!isScalarType(type)) return
  const scalar: GraphQLScalarType = type
  scalar.parseValue = (value) => {
    if (isFitting(value)) return value
    throw new GraphQLError(`${name} cannot represent value: ${JSON.stringify(value)}`)
  }
  scalar.parseLiteral = (node, variables) => scalar.parseValue(valueFromASTUntyped(node, variables))
}
