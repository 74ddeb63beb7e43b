// One token refresh per shop at a time, across processes: callers of this process share one promise,
// processes take turns by an advisory lock, and whoever gets it reads the session again first.
import type { Session } from '@shopify/shopify-api'
import { prisma } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { refreshToken } from './refresh-token.server.ts'
import { fromRow, storeRow } from './session-row.server.ts'

// A minute more than the SDK's own margin, so that it never finds a reason to refresh by itself.
const marginMs = 6 * 60 * 1000
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
    if (!session || !isStale(session)) return session
    if (!isRefreshable(session)) return session
    const fresh = await refreshToken(session)
    if (!fresh) {
      log.warn({ shop: session.shop }, 'Shopify refused a refresh token; the next visit exchanges')
      await tx.session.update({ where: { id }, data: { refreshToken: null } })
      session.refreshToken = undefined
      return session
    }
    await storeRow(tx, fresh)
    return fresh
  })
}

function isRefreshable({ refreshToken, refreshTokenExpires }: Session): boolean {
  return Boolean(refreshToken) && (!refreshTokenExpires || refreshTokenExpires > new Date())
}
