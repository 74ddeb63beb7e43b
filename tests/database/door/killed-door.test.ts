import { type ChildProcess, fork } from 'node:child_process'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { deliver, type TestDoor } from './a-door.ts'

const url = await openTestDatabase()
const database = new pg.Pool({ connectionString: url, max: 2 })
const processes: ChildProcess[] = []
afterAll(async () => {
  for (const one of processes) one.kill('SIGKILL')
  await database.end()
})

async function openDoorProcess(): Promise<{ door: TestDoor; child: ChildProcess }> {
  const child = fork(new URL('./door-process.ts', import.meta.url), [url])
  processes.push(child)
  const port = await new Promise<number>((done) =>
    child.once('message', (told) => done(Number(told))),
  )
  const address = `http://127.0.0.1:${port}/webhooks`
  return { child, door: { port, address, faults: [], close: async () => {} } }
}

test('a door killed in the middle has stored all that it acknowledged, and what is tried again is stored once', async () => {
  const ids = Array.from({ length: 600 }, (_, index) => `delivery-${index}`)
  const acknowledged = new Set<string>()
  const send = async (door: TestDoor, queue: string[], onAnswer: () => void) => {
    for (let id = queue.shift(); id; id = queue.shift()) {
      const answer = await deliver(door, `{"id":"${id}"}`, { 'X-Shopify-Webhook-Id': id }).catch(
        () => null,
      )
      if (answer?.status === 200) acknowledged.add(id)
      onAnswer()
    }
  }
  const first = await openDoorProcess()
  const queue = [...ids]
  const kill = () => acknowledged.size >= 200 && first.child.kill('SIGKILL')
  await Promise.all(Array.from({ length: 16 }, () => send(first.door, queue, kill)))
  expect(acknowledged.size).toBeGreaterThanOrEqual(200)
  expect(acknowledged.size).toBeLessThan(600)
  const stored = await storedIds()
  expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([])

  const second = await openDoorProcess()
  const again = [...ids]
  await Promise.all(Array.from({ length: 16 }, () => send(second.door, again, () => {})))
  expect((await storedIds()).sort()).toEqual([...ids].sort())
})

async function storedIds(): Promise<string[]> {
  const { rows } = await database.query('SELECT webhook_id FROM deliveries')
  return rows.map((row) => row.webhook_id)
}
