// Settings as they are typed: every number is a text until it is read, money in the shop's currency
// as a decimal. What cannot be read is named by the field's path, as the schema does.
import type { z } from 'zod'
import { checkFields, type Problems } from '../../loyalty/kernel/check-fields.ts'
import { toDecimal, toMinor } from '../../loyalty/kernel/money.ts'
import { nodeOf, resolve, type SchemaNode } from '../../loyalty/kernel/schema-node.ts'
import { emptyOf, nodeAt } from './field-specs.ts'

export interface ReadForm<T> {
  /** Null while something cannot be read or is out of bounds. */
  settings: T | null
  problems: Problems
}

const numbers = new Set(['points', 'money', 'percent', 'factor', 'count', 'days', 'months'])
const wholeBps = 10_000

/** What a form holds: numbers became texts, the rest is as in the settings. */
export type Typed<T> = T extends number | null ? string : TypedRest<T>
type TypedRest<T> = T extends string | boolean
  ? T
  : T extends (infer Item)[]
    ? Typed<Item>[]
    : T extends object
      ? { [Name in keyof T]: T[Name] extends 1 ? 1 : Typed<T[Name]> }
      : T

export function toForm<Schema extends z.ZodType>(
  schema: Schema,
  settings: z.infer<Schema>,
  currency: string,
): Typed<z.infer<Schema>> {
  return walk(nodeOf(schema), settings, '', ({ node, found }, value) => {
    if (found.input === 'date' || found.input === 'text' || found.input === 'longText')
      return value ?? ''
    if (!numbers.has(found.input ?? '')) return value
    if (value === null || value === undefined) return ''
    if (value === 0 && emptyOf(node, found) === 0) return ''
    if (found.input === 'factor') return String(Number(value) / wholeBps)
    return found.input === 'money' ? toDecimal(Number(value), currency) : String(value)
  }) as Typed<z.infer<Schema>>
}

export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  form: unknown,
  currency: string,
): ReadForm<z.infer<Schema>> {
  const unread: Problems = {}
  const settings = walk(nodeOf(schema), form, '', ({ node, found, path }, value) => {
    if (typeof value !== 'string') return value
    const text = value.trim()
    if (found.input === 'date' || found.input === 'text')
      return text === '' && emptyOf(node, found) === null ? null : value
    if (!numbers.has(found.input ?? '')) return value
    // Null, not absent: a default must not stand in for what was emptied.
    if (text === '') return emptyOf(node, found) ?? null
    const isMoney = found.input === 'money'
    const number = isMoney ? toMinor(text.replace(',', '.'), currency) : toNumber(text)
    if (found.input === 'factor' && number !== null) return Number((number * wholeBps).toFixed(6))
    if (number === null) unread[path] = `not_a_number:${isMoney ? toDecimal(1000, currency) : 10}`
    return number
  })
  const checked = checkFields(schema, settings)
  if (checked.isValid && Object.keys(unread).length === 0) {
    return { settings: checked.settings, problems: {} }
  }
  return { settings: null, problems: { ...(checked.isValid ? {} : checked.problems), ...unread } }
}

/** Whether the field at `path` is an amount of money, whose limits are said as one. */
export const isMoneyAt = (schema: z.ZodType, form: unknown, path: string): boolean =>
  nodeAt(nodeOf(schema), form, path).input === 'money'

/** The form with one field changed; `path` as in `problems`, such as "rules.0.points". */
export function setField<Form>(form: Form, path: string, value: unknown): Form {
  const changed = structuredClone(form)
  const names = path.split('.')
  const last = names.pop() as string
  const holder = names.reduce<Record<string, unknown>>(
    (at, name) => {
      // A group of fields that was never filled in is not there yet.
      at[name] ??= {}
      return at[name] as Record<string, unknown>
    },
    changed as Record<string, unknown>,
  )
  holder[last] = value
  return changed
}

export const valueAt = (form: unknown, path: string): unknown =>
  path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], form)

function toNumber(text: string): number | null {
  return /^-?\d{1,12}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
}

interface Leaf {
  node: SchemaNode
  found: SchemaNode
  path: string
}
type Visit = (leaf: Leaf, value: unknown) => unknown

function walk(node: SchemaNode, value: unknown, path: string, visit: Visit): unknown {
  const found = resolve(node, value)
  if (found.input) return visit({ node, found, path }, value)
  if (Array.isArray(value)) {
    return value.map((item, index) => walk(found.items ?? {}, item, join(path, index), visit))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      walk(found.properties?.[name] ?? {}, child, join(path, name), visit),
    ]),
  )
}

const join = (path: string, name: string | number) => (path ? `${path}.${name}` : String(name))
