// The shop's side of the peak, in a process of its own: so many orders a second, whatever the door
// makes of it. What finds no free connection waits, and its wait counts. Arguments: port, secret,
// domain, orders a second, seconds, number of the first order. Prints one line of JSON.
import { createSecretKey, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, openConnection } from './connection.ts'
import { atOnce, type Delivery, later, laterMs } from './deliveries.ts'

const [port, secret = '', domain = '', rate, seconds, first] = process.argv.slice(2)
const connections = 48
const tickMs = 4

const run = randomUUID()
const key = createSecretKey(secret, 'utf8')
const orders = Number(rate) * Number(seconds)
const idle = Array.from({ length: connections }, () => openConnection(Number(port), domain))
const waiting: { delivery: Delivery; since: number }[] = []
const answersMs: number[] = []
let sent = 0
let refused = 0
let underWay = 0

function offer(delivery: Delivery, since: number): void {
  const connection = idle.pop()
  if (connection) void send(connection, delivery, since)
  else waiting.push({ delivery, since })
}

async function send(connection: Connection, delivery: Delivery, since: number): Promise<void> {
  sent += 1
  underWay += 1
  const status = await connection.send(delivery, `${run}-${sent}`)
  underWay -= 1
  if (status === 200) answersMs.push(performance.now() - since)
  else refused += 1
  const next = waiting.shift()
  if (status === 0) idle.push(openConnection(Number(port), domain))
  else if (next) void send(connection, next.delivery, next.since)
  else idle.push(connection)
}

const started = performance.now()
const dueBy = (at: number) => Math.min(orders, Math.floor((at * Number(rate)) / 1000))
let placed = 0
let changed = 0
while (changed < orders) {
  const at = performance.now() - started
  for (; placed < dueBy(at); placed += 1)
    for (const delivery of atOnce(Number(first) + placed, key)) offer(delivery, performance.now())
  for (; changed < dueBy(at - laterMs); changed += 1)
    offer(later(Number(first) + changed, key), performance.now())
  await sleep(tickMs)
}
while (underWay + waiting.length > 0) await sleep(tickMs)
const lastedMs = performance.now() - started - laterMs

answersMs.sort((one, other) => one - other)
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({
    orders,
    acknowledged: answersMs.length,
    refused,
    seconds: lastedMs / 1000,
    p50: answersMs[Math.floor(answersMs.length * 0.5)] ?? 0,
    p99: answersMs[Math.floor(answersMs.length * 0.99)] ?? 0,
    processorMs: (user + system) / 1000,
  }),
)
process.exit(0)
