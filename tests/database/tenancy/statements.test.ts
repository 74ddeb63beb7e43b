// Every statement that goes to the database is written down on its way, whoever sends it: each that
// touches a table of the domain names its shop and brings that shop's number; and what is done in
// one shop leaves another with the same customers, orders and codes as it was.
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'

const looking = new pg.Pool({ connectionString: await openTestDatabase(), max: 1 })
afterAll(() => looking.end())
const { rows: tables } = await looking.query<{ name: string }>(
  `SELECT table_name AS name FROM information_schema.columns
   WHERE column_name = 'shop_id' AND table_schema = 'public' ORDER BY 1`,
)
const names = tables.map(({ name }) => name)
const touched = new RegExp(
  `\\b(FROM|JOIN|INTO|UPDATE)\\s+("public"\\.)?"?(${names.join('|')})\\b`,
  'i',
)

interface Statement {
  text: string
  values: unknown[]
}
const seen: Statement[] = []
const query = pg.Client.prototype.query
// Prisma's driver, and whatever else speaks to the database, ends here.
pg.Client.prototype.query = function (this: pg.Client, ...given: never[]) {
  const [first, second] = given as unknown as [string | Statement, unknown[] | undefined]
  const text = typeof first === 'string' ? first : first.text
  const values = (typeof first === 'string' ? second : first.values) ?? []
  if (typeof text === 'string') seen.push({ text, values: Array.isArray(values) ? values : [] })
  return (query as (...all: never[]) => unknown).apply(this, given)
} as typeof query
afterAll(() => {
  pg.Client.prototype.query = query
})

const { aShop } = await import('../../setup/builders/shop.ts')
const { program, runCrowd } = await import('../concurrency/crowd.ts')

/** Everything of a shop, as one text. */
async function everything(shopId: number): Promise<string> {
  const texts: string[] = []
  for (const name of names) {
    const { rows } = await looking.query(
      `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS text
       FROM ${name} t WHERE shop_id = $1`,
      [shopId],
    )
    texts.push(`${name}\n${rows[0].text}`)
  }
  return texts.join('\n')
}

test('whatever is done in a shop is bound to it, statement by statement', async () => {
  const neighbour = await aShop(program)
  await runCrowd({ shopId: neighbour.shopId, lanes: 2, acts: 60 })
  const before = await everything(neighbour.shopId)
  // A number that is nothing else's.
  await looking.query('ALTER SEQUENCE shops_id_seq RESTART 731001')
  const shop = await aShop(program)
  seen.length = 0
  const { errors } = await runCrowd({ shopId: shop.shopId, lanes: 2, acts: 120 })
  const domain = seen.filter(({ text }) => touched.test(text))
  expect(errors).toEqual([])
  expect(domain.length).toBeGreaterThan(200)
  const unbound = domain.filter(
    ({ text, values }) => !/shop_id/.test(text) || !values.map(String).includes(`${shop.shopId}`),
  )
  expect(unbound.map(({ text, values }) => [text.slice(0, 400), values])).toEqual([])
  expect(await everything(neighbour.shopId)).toBe(before)
  await shop.expectBooksToAgree()
})

test('within the database’s own functions, too, every statement names the shop', async () => {
  const { rows } = await looking.query<{ name: string; body: string }>(
    `SELECT p.proname AS name, p.prosrc AS body FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND p.prosrc ~* $1`,
    [`\\m(FROM|JOIN|INTO|UPDATE)\\s+(${names.join('|')})\\M`],
  )
  expect(rows.length).toBeGreaterThan(10)
  const unbound = rows.flatMap(({ name, body }) =>
    body
      .split(';')
      .filter((statement) => touched.test(statement) && !/shop_id/.test(statement))
      .map((statement) => `${name}: ${statement.trim()}`),
  )
  expect(unbound).toEqual([])
})
