// Where the SDK keeps its sessions: tokens sealed with the session's id as context, nothing about
// the person who signed in. An offline session is handed out fresh: one that is about to expire is
// refreshed first, once per shop, whoever asks.
import type { Session } from '@shopify/shopify-api'
import type { SessionStorage } from '@shopify/shopify-app-session-storage'
import { prisma } from '../../db.server.ts'
import { freshSession } from './fresh-session.server.ts'
import { fromRow, storeRow } from './session-row.server.ts'

export function sessionStorage(): SessionStorage {
  return { storeSession, loadSession, deleteSession, deleteSessions, findSessionsByShop }
}

async function storeSession(session: Session): Promise<boolean> {
  await storeRow(prisma(), session)
  return true
}

async function loadSession(id: string): Promise<Session | undefined> {
  const row = await prisma().session.findUnique({ where: { id } })
  return row ? freshSession(fromRow(row)) : undefined
}

async function deleteSession(id: string): Promise<boolean> {
  return deleteSessions([id])
}

async function deleteSessions(ids: string[]): Promise<boolean> {
  await prisma().session.deleteMany({ where: { id: { in: ids } } })
  return true
}

async function findSessionsByShop(shop: string): Promise<Session[]> {
  const rows = await prisma().session.findMany({ where: { shop } })
  return rows.map(fromRow)
}
