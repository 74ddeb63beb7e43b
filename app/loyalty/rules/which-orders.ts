// Which of a member's orders a rule is about, by their number among all that the member placed: the
// first alone, the fifth alone, every fifth. Nothing named means every order.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

const whiches = ['every', 'first', 'nth', 'every_nth'] as const
const numbered = ['nth', 'every_nth'] as const
const isNumbered = (which: unknown) => numbered.some((one) => one === which)

const typed = z
  .object({
    which: z.enum(whiches).default('every').meta(field('choice')),
    n: z
      .number()
      .int()
      .min(2)
      .max(1000)
      .optional()
      .meta(field('count', { which: [...numbered] })),
  })
  .refine(({ which, n }) => !isNumbered(which) || n !== undefined, {
    path: ['n'],
    params: { problem: 'missing' },
  })

/** A number that is not asked for is not looked at, whatever was typed. */
function withoutIdle(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('n' in given)) return given
  const { n, ...rest } = given
  return 'which' in rest && isNumbered(rest.which) ? { ...rest, n } : rest
}

export type WhichOrders =
  | { which: 'first'; n?: undefined }
  | { which: (typeof numbered)[number]; n: number }

export const whichOrders = z
  .preprocess(withoutIdle, typed)
  .transform((orders) => (orders.which === 'every' ? undefined : (orders as WhichOrders)))

/** @param ordinal 1: the member's first order. */
export function isAmong({ which, n }: WhichOrders, ordinal: number): boolean {
  if (which === 'first') return ordinal === 1
  return which === 'nth' ? ordinal === n : ordinal % n === 0
}

const obstacles = {
  first: 'not_first_order',
  nth: 'not_nth_order',
  every_nth: 'not_every_nth_order',
} as const

/** Why an order is not among them, with the figures that it is said with. */
export const notAmong = ({ which, n }: WhichOrders, ordinal: number) => ({
  obstacle: obstacles[which],
  ordinal,
  ...(n === undefined ? {} : { n }),
})

/** Beyond every number that can be asked for, and divisible by none of them. */
const primeBeyond = 1009

/** The number of an order that none of these rules means in particular. */
export function ordinaryOrdinal(rules: { isOn: boolean; orders?: WhichOrders | undefined }[]) {
  const asked = rules.flatMap(({ isOn, orders }) => (isOn && orders ? [orders] : []))
  let ordinal = 2
  while (ordinal < primeBeyond && asked.some((orders) => isAmong(orders, ordinal))) ordinal += 1
  return ordinal
}
