// A draft is run over the shop's own orders before anybody publishes it.
import { discardDraft, readSettings, saveDraft } from '../../merchant.ts'
import type { Scene } from '../scene.ts'
import { withRate } from './old-order.ts'

interface Part {
  sums: {
    members: number
    orders: number
    inForce: number
    draft: number
    gaining: number
    losing: number
  }
  next: string | null
  until: string
}

const inWords = (value: number) => value.toLocaleString('en')

export const draftCost: Scene = {
  id: 'draft-cost',
  title: 'What a draft would have cost',
  about:
    'Before a change is published, the draft is run over the orders of the last 60 days, by the very function that values live orders. Nothing is booked.',
  async play(stage, tell) {
    const merchant = await stage.merchant()
    const { rules } = await readSettings(merchant)
    await saveDraft(merchant, { rules: withRate(rules, 2) })
    tell({
      text: 'The merchant drafts a double rate: 2 points for every $1. Nothing is published.',
    })
    try {
      const total = { members: 0, orders: 0, inForce: 0, draft: 0, gaining: 0, losing: 0 }
      const params = new URLSearchParams()
      for (;;) {
        const path = `/app/backtest?${params}`
        const part = await merchant.call<Part>('routes/app.backtest', path)
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += part.sums[key]
        if (part.next === null) break
        params.set('after', part.next)
        params.set('until', part.until)
        tell({ text: `${total.members} members so far` })
      }
      const share = total.inForce === 0 ? '' : ` (× ${(total.draft / total.inForce).toFixed(2)})`
      tell({
        text: `The last 60 days: ${total.orders} orders of ${total.members} members, run through the draft.`,
        figures: [
          ['Points by the program in force', inWords(total.inForce)],
          ['Points with the draft', `${inWords(total.draft)}${share}`],
          ['Members who would have more', inWords(total.gaining)],
          ['Members who would have less', inWords(total.losing)],
        ],
      })
    } finally {
      await discardDraft(merchant)
    }
    tell({
      text: 'The draft is thrown away again. Try one of your own: change a rate, save, and run it.',
      link: {
        label: 'The program in the admin',
        address: `${stage.stack.addresses.admin}/app/program`,
      },
    })
  },
}
