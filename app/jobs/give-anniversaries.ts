// Once a day, by each shop's clock, members are given what they get for another year.
import { forShop } from '../db.server.ts'
import {
  giveAnniversaries,
  listAnniversaryShops,
} from '../loyalty/settlement/anniversaries/give-anniversaries.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('anniversaries', 1)

/** @returns how many members it was about. */
export async function giveAllAnniversaries({ now }: { now: Date }): Promise<number> {
  const days = await listAnniversaryShops(now)
  return inTurns(days, (day) => giveAnniversaries(forShop(day.shopId), day, now))
}
