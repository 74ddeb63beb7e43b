// The worker process: loops that poll the tables for work of ours, and graphile-worker for things
// with side effects outside. Any number of these may run; rows and jobs are claimed, never shared.
import '../check-settings.server.ts'
import { type JobHelpers, parseCronItems, type TaskList } from 'graphile-worker'
import { now, startClock } from '../clock.server.ts'
import { closeDatabase, prisma } from '../db.server.ts'
import { env } from '../env.server.ts'
import { log } from '../log.server.ts'
import type { TaskName, Tasks } from '../queue.server.ts'
import { keepContests } from './contests/keep-contests.ts'
import { isPassing } from './deliveries/failure.ts'
import { giveAllDays } from './give-days.ts'
import { holdReferrals } from './hold-referrals.ts'
import { keepQueue } from './keep-queue.ts'
import { type Loop, startLoop } from './loop.ts'
import { mirrorPlanTags } from './mirror-plan-tags.ts'
import { makeAllOffers } from './offers/make-offers.ts'
import { publishPrograms } from './publish-programs.ts'
import { publishStates } from './publish-states.ts'
import { purgeDeliveries } from './purge-deliveries.ts'
import { queueLog } from './queue-log.ts'
import { settleDeliveries } from './settle-deliveries.ts'
import { signBooks } from './sign-books.ts'
import { sweepDue } from './sweep-due.ts'
import { sweepVouchers } from './sweep-vouchers.ts'
import { eraseShop } from './tasks/erase-shop.ts'
import { estimateProgram } from './tasks/estimate-program.ts'
import { findTagged } from './tasks/find-tagged.ts'
import { importShop } from './tasks/import-shop.ts'
import { mirrorLevels } from './tasks/mirror-levels.ts'
import { mirrorTiers } from './tasks/mirror-tiers.ts'
import { observeTags } from './tasks/observe-tags.ts'
import { reconcileShop } from './tasks/reconcile-shop.ts'
import { refreshShop } from './tasks/refresh-shop.ts'
import { resettleMember } from './tasks/resettle-member.ts'
import { concludeSentReward } from './tasks/vouchers/conclude-sent-reward.ts'
import { expireVoucher } from './tasks/vouchers/expire-voucher.ts'
import { issueVoucher } from './tasks/vouchers/issue-voucher.ts'
import { returnVoucher } from './tasks/vouchers/return-voucher.ts'
import { watchCampaigns } from './watch-campaigns.ts'
import { watchChallenges } from './watch-challenges.ts'
import { watchTiers } from './watch-tiers.ts'
import { workBackfills } from './work-backfills.ts'
import { workBatches } from './work-batches.ts'

type Task<Name extends TaskName> = (payload: Tasks[Name], context: { now: Date }) => Promise<void>

const tasks: { [Name in TaskName]: Task<Name> } = {
  issue_voucher: issueVoucher,
  return_voucher: returnVoucher,
  expire_voucher: expireVoucher,
  conclude_sent: concludeSentReward,
  reconcile_shop: reconcileShop,
  import_shop: importShop,
  estimate_program: estimateProgram,
  resettle_member: resettleMember,
  observe_tags: observeTags,
  mirror_tiers: mirrorTiers,
  mirror_levels: mirrorLevels,
  find_tagged: findTagged,
  refresh_shop: refreshShop,
  erase_shop: eraseShop,
}

const concurrency = 4
const graceMs = 8000
const idleMs = {
  settle: 200,
  sweep: 1000,
  publish: 400,
  campaigns: 5000,
  tiers: 2000,
  tags: 5000,
  days: 5000,
  contests: 5000,
  referrals: 5000,
  housekeeping: 60_000,
  pages: 600_000,
}
// Every night at 02:40 UTC each installed shop is compared with Shopify.
const nightly = '40 2 * * *'

await startClock()
const loops: Loop[] = [
  startLoop('settle', idleMs.settle, () => settleDeliveries({ now: now() })),
  startLoop('sweep', idleMs.sweep, () => sweepDue({ now: now() })),
  startLoop('vouchers', idleMs.sweep, () => sweepVouchers({ now: now() })),
  startLoop('states', idleMs.publish, () => publishStates({ now: now() })),
  startLoop('programs', idleMs.publish, () => publishPrograms({ now: now() })),
  startLoop('batches', idleMs.sweep, () => workBatches({ now: now() })),
  startLoop('backfills', idleMs.sweep, () => workBackfills({ now: now() })),
  startLoop('campaigns', idleMs.campaigns, () => watchCampaigns({ now: now() })),
  startLoop('tiers', idleMs.tiers, () => watchTiers({ now: now() })),
  startLoop('challenges', idleMs.tiers, () => watchChallenges({ now: now() })),
  startLoop('tags', idleMs.tags, () => mirrorPlanTags({ now: now() })),
  startLoop('days', idleMs.days, () => giveAllDays({ now: now() })),
  startLoop('contests', idleMs.contests, () => keepContests({ now: now() })),
  startLoop('offers', idleMs.days, () => makeAllOffers({ now: now() })),
  startLoop('referrals', idleMs.referrals, () => holdReferrals({ now: now() })),
  startLoop('housekeeping', idleMs.housekeeping, () => purgeDeliveries({ now: now() })),
  startLoop('pages', idleMs.pages, () => signBooks({ now: now() })),
]

const queue = keepQueue(env().DATABASE_URL, {
  concurrency,
  noHandleSignals: true,
  logger: queueLog,
  pollInterval: 1000,
  taskList: { ...taskList(), reconcile_all: reconcileAll },
  parsedCronItems: parseCronItems([{ task: 'reconcile_all', match: nightly }]),
})

async function reconcileAll(_payload: unknown, { addJob }: JobHelpers): Promise<void> {
  const shops = await prisma().shop.findMany({
    where: { installedAt: { not: null }, uninstalledAt: null },
    select: { id: true },
  })
  for (const shop of shops)
    await addJob('reconcile_shop', { shopId: shop.id }, { jobKey: `reconcile/${shop.id}` })
}

function taskList(): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => (task as Task<TaskName>)(payload as Tasks[TaskName], { now: now() }),
    ]),
  )
}

// The queue gives up a promise here and there when the database breaks off. It is kept up
// (keep-queue), and the loops go on by themselves; any other error left alone is a bug.
process.on('unhandledRejection', (error) => {
  if (!isPassing(error)) throw error
  log.error({ err: error }, 'the database broke off; the work goes on when it is back')
})

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  // Whatever is cut off is taken up again: rows and jobs are claimed, not taken.
  setTimeout(() => process.exit(1), graceMs).unref()
  await Promise.all([...loops, queue].map((one) => one.stop()))
  await closeDatabase()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
