// The idea board: as the merchant sets it up and moderates it, as shoppers post and vote.
import type { CardCast } from './card-pictures.ts'

const ferns = 'Ferns for dark rooms'

export async function takeIdeas(cast: CardCast): Promise<void> {
  await takeBoard(cast)
  await takePosting(cast)
  await takeDeciding(cast)
}

async function takeBoard({ merchant }: CardCast): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/ideas')
  const empty = app.getByText('Ask members what they would like')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-ideas-empty',
    shows: empty,
    says: 'What an idea board is for, before it is switched on.',
  })
  await merchant.open('/app/ideas/board')
  await app.getByLabel('Show the idea board').check({ force: true })
  await app.getByLabel('Points for an idea that you accept').fill('50')
  const preview = app.getByText('What members see')
  await preview.waitFor()
  await merchant.take({
    name: 'admin-ideas-board',
    shows: preview,
    says: 'The board: who may post and vote, how much, and points for what is accepted.',
    heights: { desktop: 1300, phone: 2300 },
  })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Board saved').first().waitFor()
}

async function takePosting({ story, shopper }: CardCast): Promise<void> {
  await story.join('Hazel', 'Brook')
  await shopper.signOut()
  await shopper.signIn('hazel@example.com')
  await shopper.openPanel()
  const { panel } = shopper
  const post = async (title: string, text: string) => {
    const form = panel.locator('[data-slot="ideas-form"]')
    await form.waitFor()
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
    await panel.getByLabel('Your idea in a few words').fill(title)
    await panel.getByLabel('Tell more').fill(text)
  }
  await panel.getByRole('button', { name: 'Post an idea' }).click()
  await post(ferns, 'Mine has no window, and everything I tried went yellow.')
  await shopper.take({
    name: 'widget-ideas-post',
    shows: panel.getByRole('button', { name: 'Send idea' }),
    says: 'An idea in a few words; who reads it, and when.',
  })
  await panel.getByRole('button', { name: 'Send idea' }).click()
  await panel.getByText('Thank you. The shop looks at your idea first.').waitFor()
  await post('Pots from old pots', 'Take ours back and make new ones of them.')
  await panel.getByRole('button', { name: 'Send idea' }).click()
  await panel.getByText('Pots from old pots').waitFor()
}

async function takeDeciding({ merchant, shopper }: CardCast): Promise<void> {
  const { app } = merchant
  const { panel } = shopper
  await merchant.open('/app/ideas')
  const waiting = app.getByText('Pots from old pots')
  await waiting.waitFor()
  await merchant.take({
    name: 'admin-ideas',
    shows: waiting,
    says: 'Ideas wait for the merchant: nobody else has seen them.',
    heights: { desktop: 900, phone: 1300 },
  })
  await app.getByRole('button', { name: `Accept “${ferns}”` }).click()
  await app.getByText('The idea is shown to members.').first().waitFor()
  await app.getByRole('link', { name: 'Pots from old pots' }).waitFor()
  await merchant.open('/app/ideas?tab=shown')
  await app.getByRole('link', { name: ferns }).click()
  await app.getByLabel('Status').selectOption('planned')
  await app
    .getByText('Status saved')
    .first()
    .waitFor({ state: 'attached' })
    .catch(() => undefined)
  await app.getByLabel('Reply').fill('Maidenhair and cast iron plants come in spring.')
  await app.getByRole('button', { name: 'Reply', exact: true }).click()
  const withdraw = app.getByRole('button', { name: 'Withdraw reply' })
  await withdraw.waitFor()
  await merchant.take({
    name: 'admin-idea',
    shows: withdraw,
    says: 'One idea: the reply, what becomes of it, and others that say the same.',
    heights: { desktop: 1000, phone: 1700 },
  })
  await shopper.openPanel()
  await panel.getByRole('button', { name: 'See all ideas and vote' }).click()
  await panel.getByRole('button', { name: `Vote for “${ferns}”` }).click()
  const voted = panel.getByText('1 vote', { exact: true }).last()
  await voted.waitFor()
  await shopper.take({
    name: 'widget-ideas',
    shows: voted,
    says: 'The board: votes, what is planned, what the shop replied, and their own that wait.',
  })
}
