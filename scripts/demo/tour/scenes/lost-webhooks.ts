// A third of the messages is lost, a third comes twice, all come late and in the wrong order.
import type { Scene, Step } from '../scene.ts'
import { pause, type Shopper, type Stage } from '../stage.ts'

const names = ['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Femi']
const prices = [2500, 5000, 1400, 2800, 3900, 4200]
const trouble = { lose: 0.35, duplicate: 0.35, shuffle: true, delayMs: [0, 800] }
const settleMs = 1500

export const lostWebhooks: Scene = {
  id: 'lost-webhooks',
  title: 'Lose and shuffle the messages; the books verify',
  about:
    'Shopify promises no order and no exactly-once. Every message only says which order to look at: its worth is computed from its newest state, and what never arrived is found by comparing.',
  async play(stage, tell) {
    const people = await Promise.all(names.map((name) => stage.newShopper(name)))
    for (const one of people)
      await stage.until(async () => (await stage.me(one)).history.length > 0, `${one.name} joins`)
    const before = await pointsOf(stage, people)
    const since = (await stage.control.get<unknown[]>('/webhooks')).length
    let due: number[]
    try {
      await stage.control.post('/webhooks/mode', trouble)
      tell({
        text: 'From now on a third of Shopify’s messages is lost, a third comes twice, and they overtake each other.',
      })
      due = await buyAndReturn(stage, people, before)
      await stage.control.settleWebhooks()
    } finally {
      await stage.control.post('/webhooks/mode', {})
    }
    await pause(settleMs)
    tell({
      text: `${people.length * 2} orders and ${people.length / 2} refunds later:`,
      figures: [
        ...(await fates(stage, since)),
        ['Members with the right points', await right(stage, people, due)],
      ],
    })
    const merchant = await stage.merchant()
    await merchant.call('routes/app.health', '/app/health', { intent: 'compare' })
    tell({ text: 'What happens every night happens now: our orders are compared with Shopify’s.' })
    for (const [index, one] of people.entries()) await stage.untilPoints(one, due[index] as number)
    tell({
      text: 'Every order that was missed has been fetched, and counted once.',
      figures: [['Members with the right points', await right(stage, people, due)]],
    })
    tell(await verified(stage))
  },
}

async function buyAndReturn(stage: Stage, people: Shopper[], before: number[]): Promise<number[]> {
  const due = [...before]
  for (const [index, shopper] of people.entries()) {
    const price = prices[index % prices.length] as number
    for (const round of [0, 1]) {
      const order = await stage.buy(shopper, price)
      const isReturned = round === 0 && index % 2 === 0
      if (isReturned) {
        const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
        await stage.control.refund(order.id, { lines })
      } else due[index] = (due[index] as number) + Math.floor(price / 100)
    }
  }
  return due
}

const pointsOf = (stage: Stage, people: Shopper[]) =>
  Promise.all(people.map((one) => stage.pointsOf(one)))

async function right(stage: Stage, people: Shopper[], due: number[]): Promise<string> {
  const points = await pointsOf(stage, people)
  return `${points.filter((one, index) => one === due[index]).length} of ${people.length}`
}

interface Delivery {
  status: string
  isCopy?: boolean
}

/** The simulator remembers a thousand deliveries, the newest last. */
async function fates(stage: Stage, since: number): Promise<[string, string][]> {
  const all = await stage.control.get<Delivery[]>('/webhooks')
  const recent = all.slice(Math.min(since, all.length - 120))
  const count = (is: (one: Delivery) => boolean) => String(recent.filter(is).length)
  return [
    ['Messages lost', count(({ status }) => status === 'lost')],
    ['Messages that came a second time', count(({ isCopy }) => isCopy === true)],
  ]
}

async function verified(stage: Stage): Promise<Step> {
  const { isRight, text } = await stage.verifyBooks()
  if (!isRight) throw new Error(text)
  return {
    text: 'npm run books:verify rebuilds every balance from the transfers and compares:',
    quotes: { lines: [text], language: 'en' },
  }
}
