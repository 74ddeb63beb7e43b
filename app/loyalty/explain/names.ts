// Names of accounts and of a redemption's states, as people read them.
import type { Dictionary } from './dictionaries.ts'
import { say } from './words.ts'

export type AccountKey = keyof Dictionary['account']
export type RedemptionStatusKey = keyof Dictionary['redemption']

export const accountName = (account: AccountKey, locale: string) =>
  say(locale, `account.${account}`)

export const redemptionStatusName = (status: RedemptionStatusKey, locale: string) =>
  say(locale, `redemption.${status}`)

/**
 * @param actor as the books hold it: `staff/<id>`, or a name.
 * @param reader the one it is said to.
 */
export function actorName(actor: string, locale: string, reader?: string): string {
  if (actor === reader) return say(locale, 'actor.you')
  const id = /^staff\/(.+)$/.exec(actor)?.[1]
  return id ? say(locale, 'actor.staff', { id }) : actor
}
