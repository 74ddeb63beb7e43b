// The resolver of every field: scopes first, then the property of the source object, and an error
// where there is none.
import { type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType } from 'graphql'
import { hasScope } from '../app-config.ts'
import type { AdminCall } from './call.ts'
import { accessDenied, notModelled } from './errors.ts'
import { loadAdminSchema, type ScopeRule } from './schema.ts'

export const resolveStrictly: GraphQLFieldResolver<unknown, AdminCall> = (
  source,
  args,
  call,
  info,
) => {
  checkScopes(call, info)
  if (source === null || typeof source !== 'object' || !(info.fieldName in source)) {
    throw notModelled(`${info.parentType.name}.${info.fieldName}`)
  }
  const value = (source as Record<string, unknown>)[info.fieldName]
  return typeof value === 'function' ? value(args, call, info) : value
}

function checkScopes({ scopes }: AdminCall, info: GraphQLResolveInfo): void {
  for (const rule of rulesOf(info)) {
    if (rule.scopes.some((scope) => hasScope(scopes, scope))) continue
    throw accessDenied(info.fieldName, rule.requiredAccess)
  }
}

const found = new Map<string, ScopeRule[]>()

/** A field's own rule and that of the type it gives; a connection gives its nodes' type. */
function rulesOf(info: GraphQLResolveInfo): ScopeRule[] {
  const field = `${info.parentType.name}.${info.fieldName}`
  let rules = found.get(field)
  if (!rules) {
    const known = loadAdminSchema().rules
    const type = getNamedType(info.returnType).name
    const own = known.get(field)
    rules = [own, known.get(type), known.get(type.replace(/(Connection|Edge)$/, ''))].filter(
      (rule) => rule !== undefined,
    )
    found.set(field, rules)
  }
  return rules
}
