// What friends, those who send them, the merchant and a worker do, through the program's doors.
import { holdReferrals } from '../../../app/jobs/hold-referrals.ts'
import { takeOwnCode } from '../../../app/loyalty/referrals/own-code.server.ts'
import { claimCode } from '../../../app/loyalty/settlement/referrals/claim-code.server.ts'
import { decideReferral } from '../../../app/loyalty/settlement/referrals/decide-referral.server.ts'
import { ask } from '../ask.ts'
import type { TestedShop } from '../shop.ts'
import type { Act } from '../steps.ts'
import type { World } from '../world.ts'

export type FriendAct = Extract<Act, { kind: 'typeCode' | 'holdFriends' | 'decideFriend' }>

interface Running {
  world: World
  shop: TestedShop
  memberOf(place: number): Promise<string | null>
}

export async function runFriends(act: FriendAct, running: Running): Promise<void> {
  const { world, shop, memberOf } = running
  const now = new Date(world.now)
  if (act.kind === 'holdFriends') return holdFriends(shop, now)
  const memberId = await memberOf(act.customer)
  if (!memberId) return
  if (act.kind === 'decideFriend') {
    await decideReferral(shop.db, { friendId: memberId, intent: act.intent, by: 'staff/1', now })
    return
  }
  const code = await codeOf(act.by, running)
  const customer = world.customers[act.customer % world.customers.length]
  if (!code || !customer) return
  const typed = await claimCode(shop.db, { memberId, typed: code, now })
  if (typed.ok) world.claims.push({ customer: customer.id, code, at: world.now })
}

/** As often as there is something to do: what fails once is done the next time. */
async function holdFriends(shop: TestedShop, now: Date): Promise<void> {
  do shop.letRestPass()
  while ((await holdReferrals({ now })) > 0)
}

/** The code of whoever is in a customer's place, where they are a member. */
export async function codeOf(
  place: number,
  { world, shop, memberOf }: Running,
): Promise<string | null> {
  const memberId = await memberOf(place)
  const customer = world.customers[place % world.customers.length]
  if (!memberId || !customer) return null
  const code = await takeOwnCode(shop.db, memberId, new Date(world.now))
  world.codes.set(code, customer.id)
  return code
}

/** Until nothing waits for anybody: an hour passes where an order is asked for first. */
export async function concludeFriends({ world, shop }: Pick<Running, 'world' | 'shop'>) {
  for (let hours = 0; hours < 30; hours += 1) {
    await shop.workOff(new Date(world.now))
    await holdFriends(shop, new Date(world.now))
    const due = await ask(
      `SELECT 1 FROM referrals WHERE shop_id = $1 AND state IN ('ordered', 'undoing')
        AND (due_at <= $2 OR state = 'undoing')`,
      [shop.db.shopId, new Date(world.now)],
    )
    if (due.length === 0) return
    world.now += 3_600_000
  }
  throw new Error('referrals do not end')
}
