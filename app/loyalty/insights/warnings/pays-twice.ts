// Two rules of one kind that both pay for the same order or thing. A rule bound to a code, to some
// orders of a member or to paid members is an extra by its nature, unless another is bound to the
// same.
import type { ProgramSettings } from '../../program/settings.ts'
import { type Rule, ruleKind } from '../../rules/catalogue.ts'
import type { Conditions } from '../../rules/fields.ts'
import { everything, type Scope } from '../../rules/scope.ts'
import type { PaysTwice } from './warning.ts'

/** For each rule the first before it that pays for the same. */
export function rulesPayingTwice({ rules, stacking }: ProgramSettings): PaysTwice[] {
  const on = rules.filter(({ isOn }) => isOn)
  return on.flatMap((rule, place) => {
    // Of rules on orders only one counts then; joining is paid by all.
    if (stacking !== 'all' && !ruleKind(rule.kind).onJoining) return []
    const other = on.slice(0, place).find((one) => one.kind === rule.kind && overlap(one, rule))
    return other ? [{ code: 'pays_twice' as const, ruleIds: [other.id, rule.id] }] : []
  })
}

function overlap(one: Rule, other: Rule): boolean {
  const [a, b] = [conditionsOf(one), conditionsOf(other)]
  const isSame =
    codesMeet(a.codes, b.codes) &&
    ordersMeet(a.orders, b.orders) &&
    a.paidMembersOnly === b.paidMembersOnly
  return isSame && scopesMeet(a.scope ?? everything, b.scope ?? everything)
}

const conditionsOf = (rule: Rule): Partial<Conditions> => ('minimumMinor' in rule ? rule : {})

function codesMeet(one: string[] = [], other: string[] = []): boolean {
  if (one.length === 0 || other.length === 0) return one.length === other.length
  const names = new Set(one.map((code) => code.toUpperCase()))
  return other.some((code) => names.has(code.toUpperCase()))
}

const ordersMeet = (one: Conditions['orders'], other: Conditions['orders']) =>
  one?.which === other?.which && one?.n === other?.n

function scopesMeet(one: Scope, other: Scope): boolean {
  const businesses = new Set([one.business, other.business])
  if (businesses.has('out') && businesses.has('only')) return false
  const { channels } = one
  const channelsMeet =
    channels.length === 0 ||
    other.channels.length === 0 ||
    channels.some((channel) => other.channels.includes(channel))
  return channelsMeet && goodsMeet(one, other)
}

/** As far as it can be told by what they name: what a collection holds is not known here. */
function goodsMeet(one: Scope, other: Scope): boolean {
  const [mine, theirs] = [namedLess(one, other), namedLess(other, one)]
  if (mine === null || theirs === null) {
    const named = mine ?? theirs
    return named === null || named.size > 0
  }
  return [...mine].some((item) => theirs.has(item))
}

/** What a scope names and the other does not leave out; null: it names nothing, so everything. */
function namedLess({ products, collections }: Scope, other: Scope): Set<string> | null {
  if (products.length + collections.length === 0) return null
  const left = (items: { id: string }[], out: { id: string }[]) =>
    items.map(({ id }) => id).filter((id) => !out.some((one) => one.id === id))
  return new Set([
    ...left(products, other.excludedProducts),
    ...left(collections, other.excludedCollections),
  ])
}
