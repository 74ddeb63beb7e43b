// A card with stamps beside the points: as the merchant makes one, as a shopper fills it, and where
// the merchant finds it again.
import { freshReward } from '../../../app/loyalty/reward-kinds/catalogue.ts'
import { freshRule, type Rule } from '../../../app/loyalty/rules/catalogue.ts'
import { publishProgram, readSettings, signIn } from '../../demo/merchant.ts'
import type { MerchantPictures } from '../merchant-pictures.ts'
import type { ShopperPictures } from '../shopper-pictures.ts'
import type { Stage } from '../stage.ts'
import type { Story } from '../story.ts'

export interface CardCast {
  stage: Stage
  story: Story
  merchant: MerchantPictures
  shopper: ShopperPictures
}

const title = 'Mug card'
const needed = 8
const card = 'mug-card'

export async function takeCards({ stage, story, merchant, shopper }: CardCast): Promise<void> {
  const owner = await signIn(story.control, stage.stack)
  const settings = (await readSettings(owner)) as { rules: Rule[]; rewards: unknown[] }
  const { productId: id, ...mug } = await story.variantOf('fern-mug')
  const scope = { products: [{ id, title: mug.title }] }
  const fresh = freshRule('stamp', card, 100)
  const reward = freshReward('amount_off', 'free-mug', 100)
  const free = { card, points: needed, title: 'Free mug', amountMinor: 1400 }
  await publishProgram(owner, {
    rules: [...settings.rules, { ...fresh, title, needed, scope }],
    rewards: [...settings.rewards, { ...reward, ...free }],
  })
  await story.control.moveClock({ advance: 'PT2M' })
  const customerId = await story.join('Fennel', 'Moor')
  await story.buy(customerId, [['fern-mug', 5]])
  await story.letDaysPass(15)
  await takeForm(merchant)
  await shopper.signOut()
  await shopper.signIn('fennel@example.com')
  await shopper.openPanel()
  const filled = shopper.panel.getByText(`5 of ${needed} stamps`).first()
  await filled.waitFor()
  await shopper.take({
    name: 'widget-stamps',
    shows: filled,
    says: 'A card with stamps, and what a full one buys.',
  })
  await merchant.open(`/app/members/${await story.memberId(customerId)}`)
  const kept = merchant.app.getByText(`5 of ${needed} stamps`).first()
  await kept.waitFor()
  await merchant.take({
    name: 'admin-member-stamps',
    shows: kept,
    says: 'A member who fills a card: stamps stand beside the points.',
  })
}

async function takeForm(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/program')
  const fields = app.getByLabel('Stamps that fill the card')
  await fields.waitFor()
  await merchant.take({
    name: 'admin-rules-stamp',
    shows: fields,
    says: 'What fills a card, how many stamps, and what it is called.',
    heights: { desktop: 1000, phone: 1300 },
  })
}
