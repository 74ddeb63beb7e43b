import { addDays } from '../loyalty/kernel/time.ts'
import { allOrdersScope, visibleDays } from './ask-import.server.ts'
import { grantedScopes } from './scopes.server.ts'

/** Orders placed since then are within our scopes' reach; what is not there of them is gone. */
export async function visibleSince(domain: string, now: Date): Promise<Date> {
  const seesAll = (await grantedScopes(domain)).includes(allOrdersScope)
  // A day less: what leaves the 60 days while we ask is not gone.
  return seesAll ? new Date(0) : addDays(now, 1 - visibleDays)
}
