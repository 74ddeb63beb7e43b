// One entry of metafieldsSet against Shopify's rules: the first error found, or what to write.
import { hasScope } from '../../app-config.ts'
import { findMetafield, resolveNamespace } from '../../commerce/metafields.ts'
import type { AdminCall } from '../call.ts'
import { accessDenied, notModelled } from '../errors.ts'
import { compareDigest } from '../nodes/metafield.ts'
import { parseGid } from '../values.ts'
import { type UserError, userError } from './user-errors.ts'

export interface MetafieldInput {
  ownerId: string
  namespace?: string | null
  key: string
  type?: string | null
  value: string
  compareDigest?: string | null
}

export interface CheckedEntry {
  ownerId: string
  namespace: string
  key: string
  type: string
  value: string
}

type Checked = { entry: CheckedEntry; error?: undefined } | { entry?: undefined; error: UserError }

const reservedNamespaces = ['shopify_standard', 'protected', 'shopify-l10n-fields']

export function checkMetafield(call: AdminCall, input: MetafieldInput, index: number): Checked {
  const { config } = call.context
  const refuse = (field: string | null, code: string | null, message: string): Checked => {
    const path = ['metafields', String(index), ...(field ? [field] : [])]
    return { error: { ...userError(path, code, message), elementIndex: index } }
  }
  const namespace = resolveNamespace(config, input.namespace)
  const name = checkName(input, namespace)
  if (name) return refuse(...name)
  if (/^app--\d+/.test(namespace) && !namespace.startsWith(resolveNamespace(config))) {
    return refuse('namespace', 'APP_NOT_AUTHORIZED', 'Access to this namespace is not allowed.')
  }
  const owner = parseGid(input.ownerId)
  requireOwnerScope(call, owner.kind)
  if (!ownerExists(call, owner.kind, owner.id)) {
    return refuse('ownerId', 'INVALID_VALUE', 'Owner does not exist.')
  }
  const defined = definedType(call, namespace, owner.kind, input.key)
  const type = input.type || defined
  if (!type) return refuse('type', 'BLANK', "Type can't be blank")
  if (defined && type !== defined) {
    const message = `Type '${type}' must be consistent with the definition's type: '${defined}'.`
    return refuse('type', 'INVALID_TYPE', message)
  }
  const problem = checkValue(type, input.value)
  if (problem) return refuse('value', 'INVALID_VALUE', problem)
  const present = findMetafield(call.shop, input.ownerId, namespace, input.key)
  const stale = checkDigest(input, present?.value ?? null)
  if (stale) return refuse(null, ...stale)
  const { ownerId, key, value } = input
  return { entry: { ownerId, namespace, key, type, value } }
}

function checkName(
  { key }: MetafieldInput,
  namespace: string,
): [field: string, code: string | null, message: string] | null {
  const lengths = [
    ['namespace', 'Namespace', namespace, 3, 255],
    ['key', 'Key', key, 2, 64],
  ] as const
  for (const [field, label, text, least, most] of lengths) {
    if (text.length < least) {
      return [field, 'TOO_SHORT', `${label} is too short (minimum is ${least} characters)`]
    }
    if (text.length > most) {
      return [field, 'TOO_LONG', `${label} is too long (maximum is ${most} characters)`]
    }
    if (!/^[\w-]+$/.test(text)) {
      return [field, 'INVALID', `${label} contains one or more invalid characters.`]
    }
  }
  if (!reservedNamespaces.includes(namespace)) return null
  return ['namespace', null, `Namespace ${namespace} is a reserved namespace`]
}

const ownerScopes: Record<string, string> = {
  Customer: 'write_customers',
  Order: 'write_orders',
  Product: 'write_products',
  ProductVariant: 'write_products',
  DiscountCodeNode: 'write_discounts',
}

function requireOwnerScope({ scopes }: AdminCall, kind: string): void {
  const scope = ownerScopes[kind]
  if (!scope || hasScope(scopes, scope)) return
  throw accessDenied('metafieldsSet', `\`${scope}\` access scope.`)
}

function ownerExists({ shop }: AdminCall, kind: string, id: string): boolean {
  if (kind === 'Customer') return shop.customers.has(id)
  if (kind === 'Order') return shop.orders.has(id)
  if (kind === 'Product') return shop.products.has(id)
  if (kind === 'DiscountCodeNode') return shop.discounts.has(id)
  if (kind === 'Shop') return shop.id === id
  if (kind === 'AppInstallation') return shop.installation?.id === id
  throw notModelled(`metafields of a ${kind}`)
}

/** The type that shopify.app.toml gives a metafield in the app's own namespace. */
function definedType(
  { app, context }: AdminCall,
  namespace: string,
  kind: string,
  key: string,
): string | null {
  if (namespace !== resolveNamespace(context.config)) return null
  return app.metafieldTypes.get(`${kind.toLowerCase()}.${key}`) ?? null
}

function checkValue(type: string, value: string): string | null {
  if (value === '') return "Value can't be blank."
  if (type === 'json') return checkJson(value)
  if (type === 'number_integer') {
    if (!/^-?\d+$/.test(value)) return 'Value must be an integer.'
    return Number.isSafeInteger(Number(value)) ? null : "Value can't exceed 9007199254740991."
  }
  if (type === 'number_decimal') {
    return /^-?\d+(\.\d{1,9})?$/.test(value) ? null : 'Value must be a decimal.'
  }
  if (type === 'boolean')
    return /^(true|false)$/.test(value) ? null : 'Value must be true or false.'
  if (type === 'single_line_text_field') {
    return value.includes('\n') ? 'Value must be a single line text string.' : null
  }
  if (type === 'multi_line_text_field') return null
  if (type === 'date_time') {
    const message =
      'Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00'
    return Number.isNaN(Date.parse(value)) ? message : null
  }
  throw notModelled(`metafields of type ${type}`)
}

function checkJson(value: string): string | null {
  try {
    JSON.parse(value)
    return null
  } catch (error) {
    return `Value is invalid JSON: ${error instanceof Error ? error.message : error}`
  }
}

/** Compare and set; `null` given outright means "only if it is not there yet". */
function checkDigest(
  { compareDigest: digest }: MetafieldInput,
  presentValue: string | null,
): [code: string, message: string] | null {
  if (digest === undefined) return null
  const present = presentValue === null ? null : compareDigest(presentValue)
  if (digest !== null && !/^[0-9a-f]{64}$/.test(digest)) {
    return ['INVALID_COMPARE_DIGEST', 'Invalid `compareDigest` value.']
  }
  if (digest === present) return null
  return [
    'STALE_OBJECT',
    'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
  ]
}
