// What a history itself wants to know, or does to the database, goes past the program's door and
// its layers: there are many such questions, and none of them is under test.
import pg from 'pg'
import { afterAll } from 'vitest'

let opened: Promise<pg.Client> | undefined

async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  return client
}

export async function ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
  opened ??= open()
  const client = await opened
  return (await client.query({ text, values })).rows as Row[]
}

afterAll(async () => (await opened)?.end())
