// Czech: every file of this folder, one for each page, and Polaris' own words.
import polaris from '@shopify/polaris/locales/cs.json' with { type: 'json' }
import accounting from './accounting.json' with { type: 'json' }
import approvals from './approvals.json' with { type: 'json' }
import backtest from './backtest.json' with { type: 'json' }
import batches from './batches.json' with { type: 'json' }
import campaigns from './campaigns.json' with { type: 'json' }
import causes from './causes.json' with { type: 'json' }
import challenges from './challenges.json' with { type: 'json' }
import contests from './contests.json' with { type: 'json' }
import fulfilment from './fulfilment.json' with { type: 'json' }
import health from './health.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import ideas from './ideas.json' with { type: 'json' }
import links from './links.json' with { type: 'json' }
import member from './member.json' with { type: 'json' }
import members from './members.json' with { type: 'json' }
import offers from './offers.json' with { type: 'json' }
import orders from './orders.json' with { type: 'json' }
import pastOrders from './pastOrders.json' with { type: 'json' }
import program from './program.json' with { type: 'json' }
import reckoning from './reckoning.json' with { type: 'json' }
import referrals from './referrals.json' with { type: 'json' }
import rewards from './rewards.json' with { type: 'json' }
import segments from './segments.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import settingsForm from './settingsForm.json' with { type: 'json' }
import shared from './shared.json' with { type: 'json' }
import start from './start.json' with { type: 'json' }
import surveys from './surveys.json' with { type: 'json' }
import texts from './texts.json' with { type: 'json' }
import titles from './titles.json' with { type: 'json' }
import warnings from './warnings.json' with { type: 'json' }

const cs = {
  accounting,
  approvals,
  batches,
  backtest,
  campaigns,
  causes,
  challenges,
  fulfilment,
  reckoning,
  referrals,
  rewards,
  segments,
  health,
  home,
  contests,
  ideas,
  links,
  member,
  members,
  offers,
  orders,
  pastOrders,
  polaris,
  program,
  settings,
  shared,
  start,
  surveys,
  texts,
  titles,
  warnings,
  settingsForm,
}

export default cs
