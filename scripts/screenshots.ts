// `npm run screenshots`: starts a shop in a box of its own, lives through a short story in it and
// writes a picture of every page and state into docs/images, and docs/screens.md that shows them.

import { freshReward, type Reward } from '../app/loyalty/reward-kinds/catalogue.ts'
import { launchBrowser } from './browser.ts'
import { publishProgram, readSettings, signIn } from './demo/merchant.ts'
import { Camera } from './screenshots/camera.ts'
import { takeExplained, takeWhy } from './screenshots/explained-pictures.ts'
import {
  MerchantPictures,
  takeBatches,
  takeHome,
  takeMembers,
  takeMissing,
} from './screenshots/merchant-pictures.ts'
import { takePastOrders } from './screenshots/past-pictures.ts'
import { takeCampaigns } from './screenshots/program/campaign-pictures.ts'
import { takeCards } from './screenshots/program/card-pictures.ts'
import { takeCauses } from './screenshots/program/cause-pictures.ts'
import { takeChallenges } from './screenshots/program/challenge-pictures.ts'
import { takeContests } from './screenshots/program/contest-pictures.ts'
import { takeDays } from './screenshots/program/day-pictures.ts'
import { takeDeeds } from './screenshots/program/deed-pictures.ts'
import { takeIdeas } from './screenshots/program/idea-pictures.ts'
import { takeProgramLife } from './screenshots/program/life-pictures.ts'
import { takeLinks } from './screenshots/program/link-pictures.ts'
import { takeOffers } from './screenshots/program/offer-pictures.ts'
import { takePlan } from './screenshots/program/plan-pictures.ts'
import { takeProgram } from './screenshots/program/program-pictures.ts'
import { takeReferrals } from './screenshots/program/referral-pictures.ts'
import { takeRules } from './screenshots/program/rule-pictures.ts'
import { takeSegments } from './screenshots/program/segment-pictures.ts'
import { takeSurveys } from './screenshots/program/survey-pictures.ts'
import { takeTiers } from './screenshots/program/tier-pictures.ts'
import { takeTuning } from './screenshots/program/tuning-pictures.ts'
import {
  payWithCode,
  takeKinds,
  takeRedeeming,
  takeRefusal,
} from './screenshots/redeeming-pictures.ts'
import { takeSetup } from './screenshots/setup-pictures.ts'
import {
  takeAccounting,
  takeFulfilment,
  takeRewards,
  takeSettings,
} from './screenshots/shop-pictures.ts'
import {
  ShopperPictures,
  takeBeginner,
  takeMember,
  takeNews,
  takeOutage,
  takeVisitor,
} from './screenshots/shopper-pictures.ts'
import { takeSimulator } from './screenshots/simulator-pictures.ts'
import { openStage, until } from './screenshots/stage.ts'
import { takeStates } from './screenshots/state-pictures.ts'
import { firstDay, Story } from './screenshots/story.ts'
import { takeTexts } from './screenshots/text-pictures.ts'
import { takeTroubles } from './screenshots/trouble-pictures.ts'

const tour: Partial<Reward> = {
  title: 'A tour of the glasshouse',
  what: 'event',
  instructions: 'We write to you within two days to find a date.',
}

// What not every program has.
const ofParts = [
  takeCards,
  takeCauses,
  takeDeeds,
  takePlan,
  takeReferrals,
  takeTiers,
  takeLinks,
  takeDays,
  takeChallenges,
  takeSurveys,
  takeContests,
  takeIdeas,
  takeOffers,
  takeSegments,
]

const stage = await openStage()
const camera = new Camera()
const browser = await launchBrowser()
try {
  await takeAll()
} finally {
  // Where it ends early, too, the list names the pictures there are.
  camera.finish()
  await browser.close()
  await stage.close()
}
for (const complaint of camera.complaints) console.error(`! ${complaint}`)
process.exit(camera.complaints.length === 0 ? 0 : 1)

async function takeAll(): Promise<void> {
  const story = new Story(stage)
  const merchant = await MerchantPictures.enter(browser, camera, stage)
  const shopper = await ShopperPictures.enter(browser, camera, stage)
  await story.control.moveClock({ set: firstDay })

  say('the first day')
  camera.chapter('The merchant: the first day')
  await takeSetup(merchant, story)
  await begin(story)
  await story.control.moveClock({ advance: 'PT2M' })
  await until('the shop shows the program', () => showsProgram())

  say('the shopper')
  camera.chapter('The shopper')
  await takeVisitor(shopper)
  const { ivy, first } = await story.live()
  await shopper.signIn('ivy@example.com')
  await takeBeginner(shopper)
  await story.letDaysPass(15)
  await story.shows(ivy, 168, 0)
  await takeMember(shopper)
  await takeRedeeming(shopper)
  await payWithCode(shopper, story)
  await story.shows(ivy, 68, 19)
  await takeOutage(shopper, stage)
  const moss = await story.regular()
  const mossPage = await ShopperPictures.enter(browser, camera, stage)
  await mossPage.signIn('moss@example.com')
  await takeRefusal(mossPage, () => story.adjust(stage, moss, -60, 'Booked twice by mistake'))
  await story.adjust(stage, moss, 1400, 'Helped at the open day')
  await takeKinds(mossPage)
  await story.giveOneBack(first)
  await story.adjust(stage, ivy, 25, 'A pot arrived with a crack')
  await story.letDaysPass(2)
  await takeWhy(shopper)

  say('the merchant')
  camera.chapter('The merchant: every day')
  await takeHome(merchant)
  await takePastOrders(merchant, story)
  await takeRules(merchant)
  await takeProgram(merchant)
  await takeTuning(merchant)
  await story.control.moveClock({ advance: 'PT2M' })
  await takeNews(shopper)
  await takeCampaigns(merchant)
  await takeTexts(merchant)
  await takeProgramLife(merchant)
  await takeRewards(merchant)
  for (const _ of ['one', 'another']) await story.redeem(moss, 'tour', 500)
  await takeFulfilment(merchant)
  await takeMembers(merchant, await story.memberId(ivy))
  await takeExplained(merchant, first.id, await story.memberId(ivy))
  await takeBatches(merchant)
  await takeSettings(merchant)
  await takeMissing(merchant)
  await takeTroubles(merchant, stage, story)
  await takeAccounting(merchant)
  for (const take of ofParts) await take({ stage, story, merchant, shopper })

  say('what stands in the way')
  camera.chapter('The shopper, where something stands in the way')
  await takeStates({ stage, story, merchant, shopper: mossPage }, moss)

  say('the shop in a box')
  camera.chapter('The shop in a box')
  await takeSimulator(merchant, first)
}

/** The program as it stands, with more to choose from. */
async function begin(story: Story): Promise<void> {
  const merchant = await signIn(story.control, stage.stack)
  const { rewards } = (await readSettings(merchant)) as { rewards: Reward[] }
  const { variantId: id, ...mug } = await story.variantOf('fern-mug')
  const variant = { ...mug, id }
  const more: Reward[] = [
    freshReward('any_amount', 'any', 100),
    { ...freshReward('free_shipping', 'shipping', 100), points: 150 },
    { ...freshReward('free_product', 'mug', 100), points: 300, variant } as Reward,
    { ...freshReward('manual', 'tour', 100), points: 500, ...tour } as Reward,
  ]
  await publishProgram(merchant, { name: 'Fern Club', rewards: [...rewards, ...more] })
}

async function showsProgram(): Promise<boolean> {
  const answer = await fetch(stage.stack.addresses.storefront)
  return (await answer.text()).includes('Fern Club')
}

function say(text: string): void {
  console.log(`· ${text}`)
}
