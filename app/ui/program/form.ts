// The settings as they are typed: every number is a text until it is read, money in the shop's
// currency as a decimal. What cannot be read is named by the field's path, as the schema does.
import { toDecimal, toMinor } from '../../loyalty/kernel/money.ts'
import { checkSettings, type Problems } from '../../loyalty/program/check-settings.ts'
import type { ProgramSettings, Reward } from '../../loyalty/program/settings.ts'
import { rewardSchema } from '../../loyalty/reward-kinds/catalogue.ts'

type Typed<T> = T extends 1
  ? 1
  : T extends number | null
    ? string
    : T extends string | boolean
      ? T
      : T extends (infer Item)[]
        ? Typed<Item>[]
        : { [Name in keyof T]: Typed<T[Name]> }

export type ProgramForm = Typed<ProgramSettings>
export type RuleForm = ProgramForm['rules'][number]
export type RewardForm = ProgramForm['rewards'][number]

export interface ReadForm {
  /** Null while something cannot be read or is out of bounds. */
  settings: ProgramSettings | null
  problems: Problems
}

const whole = new Set([
  'points',
  'percent',
  'validDays',
  'pendingDays',
  'days',
  'months',
  'month',
  'day',
  'graceDays',
])
/** Empty means something for these: no end, no minimum. */
const whenEmpty: Record<string, number | null> = {
  validDays: null,
  minimumMinor: 0,
}

const isMoney = (name: string) => name.endsWith('Minor')

export function toForm(settings: ProgramSettings, currency: string): ProgramForm {
  return walk(settings, '', (value, name) => {
    if (value === (whenEmpty[name] ?? null)) return ''
    if (typeof value !== 'number' || name === 'schema') return value
    return isMoney(name) ? toDecimal(value, currency) : String(value)
  }) as ProgramForm
}

export function readForm(form: ProgramForm, currency: string): ReadForm {
  const unread: Problems = {}
  const settings = readTyped(form, currency, unread)
  const checked = checkSettings(settings)
  if (checked.isValid) return { settings: checked.settings, problems: {} }
  return { settings: null, problems: { ...checked.problems, ...unread } }
}

/** One reward by itself, whatever is wrong elsewhere; null while it cannot be read. */
export function readReward(form: RewardForm, currency: string): Reward | null {
  const read = rewardSchema.safeParse(readTyped(form, currency, {}))
  return read.success ? read.data : null
}

function readTyped(form: unknown, currency: string, unread: Problems): unknown {
  return walk(form, '', (value, name, path) => {
    if (typeof value !== 'string' || !(whole.has(name) || isMoney(name))) return value
    const text = value.trim()
    if (text === '') return name in whenEmpty ? whenEmpty[name] : null
    const number = isMoney(name) ? toMinor(text.replace(',', '.'), currency) : toNumber(text)
    if (number === null) {
      unread[path] = `not_a_number:${isMoney(name) ? toDecimal(1000, currency) : 10}`
    }
    return number
  })
}

/** The form with one field changed; `path` as in `problems`, such as "rules.0.points". */
export function setField(form: ProgramForm, path: string, value: string | boolean): ProgramForm {
  const changed = structuredClone(form)
  const names = path.split('.')
  const last = names.pop() as string
  const holder = names.reduce<Record<string, unknown>>(
    (at, name) => at[name] as Record<string, unknown>,
    changed as unknown as Record<string, unknown>,
  )
  holder[last] = value
  return changed
}

function toNumber(text: string): number | null {
  return /^-?\d{1,12}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
}

type Visit = (value: unknown, name: string, path: string) => unknown

function walk(value: unknown, path: string, visit: Visit): unknown {
  if (Array.isArray(value)) return value.map((item, index) => walk(item, join(path, index), visit))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, walk(child, join(path, name), visit)]),
    )
  }
  return visit(value, path.split('.').pop() ?? '', path)
}

const join = (path: string, name: string | number) => (path ? `${path}.${name}` : String(name))
