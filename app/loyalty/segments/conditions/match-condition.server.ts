// What each condition asks in SQL: a line for each line of the catalogue.
import type { Fragment } from '../../../db.server.ts'
import { matchAge } from './age/match-age.server.ts'
import { matchBirthMonth } from './birth-month/match-birth-month.server.ts'
import type { Condition, ConditionName } from './catalogue.ts'
import { matchCountry } from './country/match-country.server.ts'
import { matchGender } from './gender/match-gender.server.ts'
import { matchLanguage } from './language/match-language.server.ts'
import { matchLastOrder } from './last-order/match-last-order.server.ts'
import type { MatchMoment } from './matching.server.ts'
import { matchOrders } from './orders/match-orders.server.ts'
import { matchPoints } from './points/match-points.server.ts'
import { matchProducts } from './products/match-products.server.ts'
import { matchSpent } from './spent/match-spent.server.ts'
import { matchTags } from './tags/match-tags.server.ts'
import { matchTier } from './tier/match-tier.server.ts'

type Of<Name extends ConditionName> = Extract<Condition, { kind: Name }>
type Matches = {
  [Name in ConditionName]: (condition: Of<Name>, moment: MatchMoment) => Fragment
}

const matches: Matches = {
  spent: matchSpent,
  orders: matchOrders,
  last_order: matchLastOrder,
  products: matchProducts,
  tier: matchTier,
  tags: matchTags,
  points: matchPoints,
  birth_month: matchBirthMonth,
  age: matchAge,
  gender: matchGender,
  language: matchLanguage,
  country: matchCountry,
}

export function matchCondition(condition: Condition, moment: MatchMoment): Fragment {
  const match = matches[condition.kind] as (one: Condition, moment: MatchMoment) => Fragment
  return match(condition, moment)
}
