// Division in Shopify's Liquid stays whole between whole numbers; the engine's own divides as
// floats, which once made 349 points of 340.
import type { Liquid } from 'liquidjs'
import type { Filter } from './filter.ts'

/** A literal like 100.0 is a float in Liquid, though JavaScript sees a whole number. */
function isFloatLiteral(argument: unknown): boolean {
  if (typeof argument !== 'object' || argument === null || !('getText' in argument)) return false
  return /^-?\d+\.\d+$/.test((argument as { getText(): string }).getText().trim())
}

function toNumber(value: unknown): number {
  if (value === null || value === undefined) return 0
  const number = Number(typeof value === 'string' ? value.trim() : value)
  return Number.isFinite(number) ? number : 0
}

const dividedBy: Filter = function (value, divisor) {
  const [left, right] = [toNumber(value), toNumber(divisor)]
  const isWhole =
    Number.isInteger(left) &&
    Number.isInteger(right) &&
    !isFloatLiteral(this.token.args[0]) &&
    !String(divisor).includes('.') &&
    !String(value).includes('.')
  if (!isWhole) return left / right
  if (right === 0) throw new Error('divided by 0')
  return Math.floor(left / right)
}

const modulo: Filter = (value, divisor) => {
  const [left, right] = [toNumber(value), toNumber(divisor)]
  if (right === 0) throw new Error('divided by 0')
  return left - right * Math.floor(left / right)
}

export function registerNumberFilters(engine: Liquid): void {
  engine.registerFilter('divided_by', dividedBy)
  engine.registerFilter('modulo', modulo)
}
