// The database, and the one door to it: forShop(shopId). Whatever goes through the door names its
// shop, or it throws: a query without a tenant is a bug, not a wide answer.
import { PrismaPg } from '@prisma/adapter-pg'
import { databaseEnv } from './env.server.ts'
import { Prisma, PrismaClient } from './generated/prisma/client.ts'

const maxAttempts = 6
// 40001 serialisation failure, 40P01 deadlock; P2034 is Prisma's name for both.
const retryable = /40001|40P01|P2034|deadlock detected|could not serialize/

// Bound clients are as dear to make as a query is to ask; who is asked for now is asked for again.
const mostBound = 200

type Holder = { perennialPrisma?: PrismaClient; perennialShops?: Map<number, Bound> }
const holder = globalThis as Holder

/** The unbound client: for shops, sessions and questions across shops ("which shop has work"). */
export function prisma(): PrismaClient {
  holder.perennialPrisma ??= connect()
  return holder.perennialPrisma
}

function connect(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL } = databaseEnv()
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: DATABASE_URL,
      max: DATABASE_POOL,
      // A database that falls silent must not keep anybody waiting for ever.
      connectionTimeoutMillis: 5000,
      query_timeout: 35_000,
      keepAlive: true,
    }),
    // What production has by itself: else every query would note from where it was asked.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
}

export async function closeDatabase(): Promise<void> {
  await holder.perennialPrisma?.$disconnect()
  delete holder.perennialPrisma
  delete holder.perennialShops
}

/** A part of a statement with its values, for a statement that is put together of several. */
export const fragment = Prisma.sql
export type Fragment = Prisma.Sql

/** Conditions that must all hold; no condition at all holds always. */
export const allOf = (conditions: Fragment[]): Fragment =>
  conditions.length === 0 ? fragment`true` : Prisma.join(conditions, ' AND ')

type Bound = ReturnType<typeof bind>
type Models = Omit<Bound, `$${string}`>

/** Queries bound to one shop, outside or inside a transaction. */
export interface ShopTx {
  readonly shopId: number
  /** Prisma's models; `where` and `data` must name this shop. */
  readonly db: Models
  /** A raw statement; its text must speak of shop_id and its values must hold this shop's. */
  sql<Row>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>
}

export interface ShopDb extends ShopTx {
  /** Runs `work` in one transaction; deadlocks and serialisation failures are tried again. */
  transaction<T>(work: (tx: ShopTx) => Promise<T>): Promise<T>
}

export function forShop(shopId: number): ShopDb {
  const bound = boundTo(shopId)
  return {
    ...door(shopId, bound),
    transaction: (work) =>
      retry(() => bound.$transaction((tx) => work(door(shopId, tx as unknown as Bound)))),
  }
}

function door(shopId: number, client: Bound): ShopTx {
  return {
    shopId,
    db: client,
    sql: <Row>(text: TemplateStringsArray, ...values: unknown[]) => {
      if (!text.join('').includes('shop_id') || !values.includes(shopId)) {
        throw new Error(`A statement is not bound to its shop: ${text.join('?').slice(0, 120)}`)
      }
      return client.$queryRaw<Row[]>(Prisma.sql(text as unknown as string[], ...values))
    },
  }
}

/** Kept for the shops that were asked for last. */
function boundTo(shopId: number): Bound {
  holder.perennialShops ??= new Map()
  const kept = holder.perennialShops
  const bound = kept.get(shopId) ?? bind(shopId)
  kept.delete(shopId)
  kept.set(shopId, bound)
  if (kept.size > mostBound) kept.delete(kept.keys().next().value as number)
  return bound
}

function bind(shopId: number) {
  return prisma().$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (model !== 'Shop' && !namesShop(args as Args, shopId)) {
            throw new Error(`${model}.${operation} is not bound to its shop`)
          }
          return query(args)
        },
      },
    },
  })
}

interface Args {
  where?: Record<string, unknown>
  data?: unknown
  create?: unknown
}

function namesShop(args: Args | undefined, shopId: number): boolean {
  const where = args?.where
  const data = args?.create ?? args?.data
  if (where && !holdsShop(where, shopId)) return false
  if (!where && data === undefined) return false
  const created = where && args?.create === undefined ? [] : [data ?? []].flat()
  return created.every((row) => (row as { shopId?: number }).shopId === shopId)
}

function holdsShop(where: Record<string, unknown>, shopId: number): boolean {
  if (where.shopId === shopId) return true
  // A compound key: { shopId_id: { shopId, id } }.
  return Object.entries(where).some(
    ([name, value]) =>
      name.startsWith('shopId_') && (value as { shopId?: number })?.shopId === shopId,
  )
}

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === maxAttempts || !retryable.test(describe(error))) throw error
      await new Promise((resolve) =>
        setTimeout(resolve, attempt * 5 + Math.random() * attempt * 20),
      )
    }
  }
}

function describe(error: unknown): string {
  const { code, message, meta } = error as { code?: string; message?: string; meta?: unknown }
  return `${code} ${message} ${JSON.stringify(meta ?? null)}`
}
