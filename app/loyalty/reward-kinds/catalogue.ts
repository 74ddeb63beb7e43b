// The kinds of reward there are. A new one is a folder beside this file and a line here.
import { z } from 'zod'
import { amountOff } from './amount-off/terms.ts'
import { anyAmount } from './any-amount/terms.ts'
import { donation } from './donation/terms.ts'
import { freeProduct } from './free-product/terms.ts'
import { freeShipping } from './free-shipping/terms.ts'
import { giftCard } from './gift-card/terms.ts'
import type { Kind } from './kind.ts'
import { manual } from './manual/terms.ts'
import { percentOff } from './percent-off/terms.ts'
import { productOff } from './product-off/terms.ts'
import { storeCredit } from './store-credit/terms.ts'

const kinds = [
  amountOff,
  percentOff,
  anyAmount,
  freeShipping,
  freeProduct,
  giftCard,
  storeCredit,
  manual,
  donation,
  productOff,
] as const

const ofPrograms = kinds.filter((kind) => !kind.isPersonal)

type Settings<One> = One extends Kind<infer Of> ? Of : never

export type Reward = Settings<(typeof kinds)[number]>
export type RewardKind = Reward['kind']

export const rewardKindNames: RewardKind[] = kinds.map((kind) => kind.name)
/** Those that a program can have. */
export const programKindNames: RewardKind[] = ofPrograms.map((kind) => kind.name)

// A discriminated union wants its members as a tuple of objects; that is what the list above is.
type Members = Parameters<typeof z.discriminatedUnion<[z.ZodObject], 'kind'>>[1]
const oneOf = (some: readonly { schema: unknown }[]) =>
  z.discriminatedUnion(
    'kind',
    some.map((kind) => kind.schema) as unknown as Members,
  ) as unknown as z.ZodType<Reward>

export const rewardSchema = oneOf(kinds)
/** A reward of a program. */
export const programRewardSchema = oneOf(ofPrograms)

const byName = new Map<string, Kind<Reward>>(
  kinds.map((kind) => [kind.name, kind as unknown as Kind<Reward>]),
)

export function kindOf(name: RewardKind): Kind<Reward> {
  const kind = byName.get(name)
  if (!kind) throw new Error(`No kind of reward is called ${name}`)
  return kind
}

/** The points from which a reward can be had. */
export const priceOf = (reward: Reward): number =>
  kindOf(reward.kind).priceOf?.(reward) ?? reward.points

/** A new reward of a kind, switched on. @param id stays for ever with what is redeemed by it. */
export const freshReward = (name: RewardKind, id: string, unitMinor: number): Reward =>
  ({ ...kindOf(name).fresh(unitMinor), id, isOn: true }) as Reward
