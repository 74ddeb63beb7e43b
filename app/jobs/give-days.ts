// Once a day, by each shop's clock, members are given what that day brings them: an anniversary, a
// birthday, an invitation to come back.
import { forShop } from '../db.server.ts'
import { giveDays, listShopDays } from '../loyalty/settlement/days/give-days.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('days', 1)

/** @returns how many members it was about. */
export async function giveAllDays({ now }: { now: Date }): Promise<number> {
  const days = await listShopDays(now)
  return inTurns(days, (day) => giveDays(forShop(day.shopId), day, now))
}
