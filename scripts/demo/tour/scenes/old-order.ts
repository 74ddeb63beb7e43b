// The rate is doubled, then an order from before is sent back.
import { publishProgram, readSettings } from '../../merchant.ts'
import type { Scene } from '../scene.ts'
import type { Stage } from '../stage.ts'

const paidMinor = 5000
const inForce = 'PT2M'

export const oldOrder: Scene = {
  id: 'old-order',
  title: 'Double the rate, then refund an old order',
  about:
    'Most programs take a refund back by today’s rate. Here every order keeps the version of the program that was in force when it was placed, for ever.',
  async play(stage, tell) {
    const merchant = await stage.merchant()
    const { rules } = await readSettings(merchant)
    const wasRate = rateOf(rules)
    try {
      await publishProgram(merchant, { rules: withRate(rules, 1) })
      await stage.pass(inForce)
      tell({ text: 'The program gives 1 point for every $1.' })
      const { shopper, joined } = await someoneJoins(stage)
      const order = await stage.buy(shopper, paidMinor)
      await stage.untilPoints(shopper, joined + 50)
      tell({
        text: `${shopper.name} buys for $50.00 and earns 50 points.`,
        figures: [['Points now', String(joined + 50)]],
      })
      await publishProgram(merchant, { rules: withRate(rules, 2) })
      await stage.pass(inForce)
      tell({ text: 'The merchant doubles the rate: 2 points for every $1, from now on.' })
      const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
      await stage.control.refund(order.id, { lines })
      await stage.untilPoints(shopper, joined)
      const { history } = await stage.me(shopper)
      tell({
        text: 'Everything is sent back and refunded.',
        figures: [
          ['The usual app takes (50 × today’s 2)', '100'],
          ['Perennial takes what it gave', String(takenIn(history))],
          [`${shopper.name} has`, `${await stage.pointsOf(shopper)} points, as before`],
        ],
        quotes: { lines: [history[0]?.reason ?? ''], language: 'en' },
        link: { label: 'Her history in the admin', address: stage.adminOf(shopper) },
      })
    } finally {
      await publishProgram(merchant, { rules: withRate(rules, wasRate) })
      await stage.pass(inForce)
    }
    tell({ text: `The rate is ${wasRate} for every $1 again.` })
  },
}

async function someoneJoins(stage: Stage) {
  const shopper = await stage.newShopper('Greta')
  await stage.untilWelcomed(shopper)
  return { shopper, joined: await stage.pointsOf(shopper) }
}

const takenIn = (history: { points: number }[]) =>
  -history.filter(({ points }) => points < 0).reduce((sum, { points }) => sum + points, 0)

interface Rule {
  kind: string
  points?: number
  perMinor?: number
  isOn?: boolean
}

const isSpend = ({ kind }: Rule) => kind === 'spend'

function rateOf(rules: unknown): number {
  const spend = (rules as Rule[]).find(isSpend)
  return spend?.points && spend.perMinor ? (spend.points * 100) / spend.perMinor : 1
}

export function withRate(rules: unknown, points: number): Rule[] {
  return (rules as Rule[]).map((rule) =>
    isSpend(rule) ? { ...rule, isOn: true, points, perMinor: 100, minimumMinor: 0 } : rule,
  )
}
