// One token refresh per shop at a time, across processes: callers of this process share one
// promise, processes take turns by an advisory lock, and whoever gets it reads the session again
// first.
import { Session } from '@shopify/shopify-api'
import { prisma } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { type Refresh, refreshToken } from './refresh-token.server.ts'
import { fromRow, storeRow } from './session-row.server.ts'

// A minute more than the SDK's own margin, so that it never finds a reason to refresh by itself.
const marginMs = 6 * 60 * 1000
const usableMs = 30 * 1000
const lockNamespace = 7301

type Holder = { perennialRefreshes?: Map<string, Promise<Session | undefined>> }
const holder = globalThis as Holder
const refreshes = () => (holder.perennialRefreshes ??= new Map())

/**
 * @returns the session with a token that lives on for minutes; the stale one where it cannot be had
 * now but the merchant's next visit may still exchange one.
 */
export async function freshSession(session: Session): Promise<Session | undefined> {
  if (!isStale(session)) return session
  const running = refreshes().get(session.id)
  if (running) return running
  const refresh = refreshUnderLock(session.id).finally(() => refreshes().delete(session.id))
  refreshes().set(session.id, refresh)
  return refresh
}

function isStale(session: Session): boolean {
  return !session.isOnline && (!session.accessToken || session.isExpired(marginMs))
}

async function refreshUnderLock(id: string): Promise<Session | undefined> {
  return prisma().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNamespace}::int, hashtext(${id}))`
    const row = await tx.session.findUnique({ where: { id } })
    const session = row ? fromRow(row) : undefined
    if (!session || !isStale(session) || !isRefreshable(session)) return session
    const answer = await tryRefresh(session)
    if (answer instanceof Session) await storeRow(tx, answer)
    if (answer === 'spent') await tx.session.update({ where: { id }, data: { refreshToken: null } })
    return answer instanceof Session ? answer : session
  })
}

async function tryRefresh(session: Session): Promise<Refresh> {
  try {
    const answer = await refreshToken(session)
    if (answer instanceof Session) return answer
    log.warn({ shop: session.shop, answer }, 'a token refresh failed; the next visit exchanges')
    return answer
  } catch (fault) {
    // Minutes are left: the next caller tries again.
    if (session.accessToken && !session.isExpired(usableMs)) return session
    throw fault
  }
}

function isRefreshable({ refreshToken, refreshTokenExpires }: Session): boolean {
  return Boolean(refreshToken) && (!refreshTokenExpires || refreshTokenExpires > new Date())
}
