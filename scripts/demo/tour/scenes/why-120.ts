// A shopper asks why they have 120 points, in Hebrew.
import type { Scene } from '../scene.ts'

const wanted = 120
const language = 'he'

export const why120: Scene = {
  id: 'why-120',
  title: '“Why 120?”, explained in Hebrew',
  about:
    'Every amount keeps the typed reason it was given for. Words are made from it when somebody asks, in the language of whoever asks.',
  async play(stage, tell) {
    const shopper = await stage.newShopper('Noa')
    await stage.untilWelcomed(shopper)
    const joined = await stage.pointsOf(shopper)
    tell({ text: `Noa joins.`, figures: [['Points', String(joined)]] })
    await stage.buy(shopper, (wanted - joined) * 100)
    await stage.untilPoints(shopper, wanted)
    tell({
      text: `She buys for $${wanted - joined}.00.`,
      figures: [['Points', String(wanted)]],
    })
    const { history } = await stage.me(shopper, language)
    tell({
      text: 'Why 120? As the shop tells her on its Hebrew pages:',
      quotes: { lines: history.map(({ points, reason }) => `+${points} · ${reason}`), language },
    })
    tell({
      text: 'And as the merchant reads it, in an admin that runs from right to left:',
      link: { label: 'Noa in the admin, in Hebrew', address: stage.adminOf(shopper, language) },
    })
  },
}
