// Our server is stopped, and shoppers notice nothing.
import type { Scene } from '../scene.ts'
import { pause, type Shopper, type Stage } from '../stage.ts'

export const withoutTheApp: Scene = {
  id: 'without-the-app',
  title: 'Stop the app; the widget still paints',
  about:
    'What a page shows is written ahead into Shopify, and Shopify renders it. Our server is asked only when a shopper acts, so a page is complete, and as fast, while it is away.',
  async play(stage, tell) {
    const shopper = await stage.newShopper('Yael')
    await stage.untilWelcomed(shopper)
    const points = await stage.pointsOf(shopper)
    const open = await pageOf(stage, shopper)
    await stage.until(
      async () => isPainted(await open(), points),
      'the storefront shows her points',
    )
    const before = await timed(open)
    tell({
      text: `Yael has ${points} points, and the shop’s page says so.`,
      figures: [['Rendered in', `${before.ms} ms`]],
    })
    await stage.stack.end('app')
    await stage.stack.end('worker')
    try {
      const answer = await fetch(`${stage.stack.addresses.app}/healthz`).catch(() => null)
      tell({
        text: 'The app and its worker are stopped.',
        figures: [['The app answers', answer ? 'yes' : 'no, the connection is refused']],
      })
      const { page, ms } = await timed(open)
      if (!isPainted(page, points)) throw new Error('The page lost the points.')
      tell({
        text: 'The shop’s page, rendered without us:',
        figures: [
          ['Launcher and panel', 'there'],
          ['Yael’s points', String(points)],
          ['Rendered in', `${ms} ms`],
        ],
        frame: stage.stack.addresses.storefront,
        link: { label: 'The shop, as a shopper', address: stage.stack.addresses.storefront },
      })
      if (stage.lookMs > 0)
        tell({ text: `Look around: it stays away for ${stage.lookMs / 1000} seconds.` })
      await pause(stage.lookMs)
    } finally {
      await Promise.all([stage.stack.start('app'), stage.stack.start('worker')])
    }
    tell({
      text: 'App and worker are back. What Shopify had to say meanwhile comes again by itself.',
    })
  },
}

/** The shop's first page as somebody who is signed in gets it, with their own cart. */
async function pageOf({ stack }: Stage, shopper: Shopper): Promise<() => Promise<string>> {
  const { storefront } = stack.addresses
  const answer = await fetch(`${storefront}/account/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: storefront },
    body: new URLSearchParams({ customer_id: shopper.id }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async () => (await fetch(storefront, { headers: { Cookie: cookie } })).text()
}

async function timed(open: () => Promise<string>): Promise<{ page: string; ms: number }> {
  const startedAt = performance.now()
  const page = await open()
  return { page, ms: Math.round(performance.now() - startedAt) }
}

function isPainted(page: string, points: number): boolean {
  const start = page.indexOf('<perennial-rewards')
  return start >= 0 && new RegExp(`>\\s*${points}\\b`).test(page.slice(start))
}
