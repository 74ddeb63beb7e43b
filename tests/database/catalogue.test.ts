// The tenant comes first in every key, so that the database can distribute or partition by it.
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../setup/database.ts'

const database = new pg.Pool({ connectionString: await openTestDatabase(), max: 1 })
afterAll(() => database.end())

// What is there before a shop is known, and the house's own record of migrations.
const exempt = ['shops', 'sessions', '_prisma_migrations']

test('every table of the domain has a shop_id that is never null', async () => {
  const { rows } = await database.query(
    `SELECT t.relname AS table FROM pg_class t
     WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
       AND t.relname <> ALL($1) AND NOT EXISTS (
         SELECT 1 FROM pg_attribute a
         WHERE a.attrelid = t.oid AND a.attname = 'shop_id' AND a.attnotnull)`,
    [exempt],
  )
  expect(rows).toEqual([])
})

test('every primary, unique and foreign key leads with shop_id', async () => {
  const { rows } = await database.query(
    `SELECT t.relname AS table, c.conname AS key,
       (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = c.conkey[1]) AS leads
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
     WHERE t.relnamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f')
       AND t.relname <> ALL($1)`,
    [exempt],
  )
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter(({ leads }) => leads !== 'shop_id')).toEqual([])
})

test('a foreign key to a table of the domain carries the shop to the shop', async () => {
  const { rows } = await database.query(
    `SELECT c.conname AS key,
       (SELECT attname FROM pg_attribute WHERE attrelid = c.confrelid AND attnum = c.confkey[1])
         AS leads
     FROM pg_constraint c JOIN pg_class f ON f.oid = c.confrelid
     WHERE f.relnamespace = 'public'::regnamespace AND c.contype = 'f' AND f.relname <> ALL($1)`,
    [exempt],
  )
  expect(rows.filter(({ leads }) => leads !== 'shop_id')).toEqual([])
})

test('every index leads with shop_id, unique ones and others', async () => {
  const { rows } = await database.query(
    `SELECT t.relname AS table, i.relname AS index,
       coalesce((SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = x.indkey[0]),
         'an expression') AS leads
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> ALL($1)`,
    [exempt],
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ leads }) => leads !== 'shop_id')).toEqual([])
})
