// Bugs that campaigns can have.
import type { Bug } from './bug.ts'

export const campaignBugs: Bug[] = [
  {
    name: 'an order placed when a campaign has just ended still gets it',
    where: { file: 'app/loyalty/campaigns/campaign.ts' },
    find: 'at < endOf(edition)',
    replace: 'at <= endOf(edition)',
    finder: 'pure',
  },
  {
    name: 'a campaign that is stopped is over for orders that may be settled already',
    where: { file: 'app/loyalty/campaigns/stop-campaign.server.ts' },
    find: 'new Date(now.getTime() + leadMs)',
    replace: 'new Date(now.getTime() + 1)',
    finder: 'postgres',
  },
]
