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
    for (const one of people) await stage.untilWelcomed(one)
    const earned = await buyUndisturbed(stage, people)
    const before = await pointsOf(stage, people)
    tell({
      text: 'Six shoppers buy something each, undisturbed: what their orders earn is known.',
      figures: people.map(({ name }, index) => [name, String(earned[index])]),
    })
    const since = (await stage.control.get<unknown[]>('/webhooks')).length
    let due: number[]
    try {
      await stage.control.post('/webhooks/mode', trouble)
      tell({
        text: 'From now on a third of Shopify’s messages is lost, a third comes twice, and they overtake each other. Everybody buys the same again, twice; every other of them sends one order back.',
      })
      due = await buyAndReturn(stage, people, { before, earned })
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

async function buyUndisturbed(stage: Stage, people: Shopper[]): Promise<number[]> {
  const before = await pointsOf(stage, people)
  for (const [index, one] of people.entries()) await stage.buy(one, priceOf(index))
  for (const [index, one] of people.entries()) {
    const had = before[index] as number
    const isBooked = async () => (await stage.pointsOf(one)) > had
    await stage.until(isBooked, `${one.name} earns something`)
  }
  const after = await pointsOf(stage, people)
  return after.map((points, index) => points - (before[index] as number))
}

/** @returns what everybody is to have when all is counted. */
async function buyAndReturn(
  stage: Stage,
  people: Shopper[],
  { before, earned }: { before: number[]; earned: number[] },
): Promise<number[]> {
  const due = [...before]
  for (const [index, shopper] of people.entries()) {
    for (const round of [0, 1]) {
      const order = await stage.buy(shopper, priceOf(index))
      const isReturned = round === 0 && index % 2 === 0
      if (isReturned) {
        const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
        await stage.control.refund(order.id, { lines })
      } else due[index] = (due[index] as number) + (earned[index] as number)
    }
  }
  return due
}

const priceOf = (index: number) => prices[index % prices.length] as number

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
