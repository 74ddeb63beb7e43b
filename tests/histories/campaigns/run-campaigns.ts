// What a merchant and a worker do to campaigns, through the program's doors; what was said is read
// back, and held to what may be said: nothing in the past, and a stop only where it is due.
import { watchCampaigns } from '../../../app/jobs/watch-campaigns.ts'
import { listEditions } from '../../../app/loyalty/campaigns/list-editions.server.ts'
import { saveCampaign } from '../../../app/loyalty/campaigns/save-campaign.server.ts'
import { endCampaign } from '../../../app/loyalty/campaigns/stop-campaign.server.ts'
import { segmentOf } from '../../../app/loyalty/kernel/audience/audience.ts'
import { listSegments } from '../../../app/loyalty/segments/list-segments.server.ts'
import { saveSegment } from '../../../app/loyalty/segments/save-segment.server.ts'
import { ask } from '../ask.ts'
import type { TestedShop } from '../shop.ts'
import type { Act } from '../steps.ts'
import type { World } from '../world.ts'
import { isOpen, isSpent, type ModelCampaign } from './model-campaign.ts'
import { modelSegments } from './model-segments.ts'

const minuteMs = 60_000

interface Running {
  world: World
  shop: TestedShop
  campaigns: ModelCampaign[]
}

type CampaignAct = Extract<
  Act,
  { kind: 'begin' | 'changeCampaign' | 'stopCampaign' | 'watchBudgets' }
>

export async function runCampaigns(act: CampaignAct, running: Running): Promise<void> {
  const { world, shop, campaigns } = running
  const now = new Date(world.now)
  const number = campaigns.length - ('which' in act ? act.which : 0)
  switch (act.kind) {
    case 'begin':
      await say(act, { ...running, number: null })
      break
    case 'changeCampaign':
      if (campaigns[number - 1]) await say(act, { ...running, number })
      break
    case 'stopCampaign': {
      const campaign = campaigns[number - 1]
      if (!campaign) return
      const isDue = isOpen(campaign, world.now)
      const ended = { campaign: number, recordedBy: 'staff/1', now }
      const { ok } = await endCampaign(shop.db, ended)
      if (ok !== (isDue || campaign.stoppedAt !== null)) throw new Error('ended what was over')
      break
    }
    case 'watchBudgets':
      await watch(running)
  }
  await readBack(running)
}

async function watch({ world, shop, campaigns }: Running): Promise<void> {
  const rows = await ask<{ key: string; points: number }>(
    `SELECT key, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
      FROM transfers WHERE shop_id = $1 GROUP BY key`,
    [shop.db.shopId],
  )
  const booked = new Map(rows.map(({ key, points }) => [key, points]))
  const due = campaigns.filter((one) => isSpent(one, booked.get(one.key) ?? 0, world.now))
  const stopped = await watchCampaigns({ now: new Date(world.now) })
  if (stopped !== due.length) throw new Error(`${stopped} stopped, ${due.length} were spent`)
}

async function say(
  act: Extract<Act, { kind: 'begin' | 'changeCampaign' }>,
  { world, shop, number }: Running & { number: number | null },
): Promise<void> {
  const { timeZone, now } = world
  const seen = (await listEditions(shop.db)).filter(({ campaign }) => campaign === number).at(-1)
  const inMinutes = 'inMinutes' in act ? act.inMinutes : 0
  const begins = now + (inMinutes + 1) * minuteMs
  const start = inMinutes === 0 ? { on: '', time: '' } : typed(begins, timeZone)
  const end = typed(begins + (act.minutes + 1) * minuteMs, timeZone)
  const form = {
    rule: act.rule,
    startsOn: start.on,
    startsTime: start.time,
    endsOn: end.on,
    endsTime: end.time,
    budgetPoints: 'budget' in act ? act.budget : (seen?.budgetPoints ?? null),
    isAnnounced: true,
    audience: act.segment === null ? undefined : await forSegment(shop, act.segment, now),
  }
  const who = { timeZone, recordedBy: 'staff/1', now: new Date(now) }
  const saved = await saveCampaign(shop.db, {
    form,
    campaign: number,
    seen: seen?.number ?? 0,
    ...who,
  })
  // What is over, of another kind, or ends in an hour that the clocks leave out stays as it was.
  const expected = [
    'program_not_published',
    'campaign_over',
    'campaign_invalid',
    'rule_kind_changed',
    'too_many_campaigns',
  ]
  if (!saved.ok && !expected.includes(saved.refusal.code)) throw new Error(saved.refusal.code)
}

/** The segment, made where it is not there yet. */
async function forSegment(shop: TestedShop, place: number, now: number) {
  const wish = { segment: null, seen: 0, recordedBy: 'staff/1', now: new Date(now) }
  const saved = await saveSegment(shop.db, { form: modelSegments[place]?.form, ...wish })
  if (!saved.ok) throw new Error(saved.refusal.code)
  return { who: 'segment', segment: String(saved.value) }
}

/** A moment by the shop's clock, as a form has it. */
function typed(at: number, timeZone: string): { on: string; time: string } {
  const on = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return { on, time: new Intl.DateTimeFormat('en-GB', clock).format(at) }
}

async function readBack({ world, shop, campaigns }: Running): Promise<void> {
  const editions = await listEditions(shop.db)
  const known = campaigns.reduce((sum, one) => sum + one.editions.length, 0)
  const segments = await listSegments(shop.db)
  for (const { campaign, rule, budgetPoints: budget, stop, audience, ...edition } of editions) {
    const [from, startsAt, endsAt] = [
      edition.effectiveFrom.getTime(),
      edition.startsAt.getTime(),
      edition.endsAt.getTime(),
    ]
    const model = (campaigns[campaign - 1] ??= {
      key: `campaign:${campaign}`,
      editions: [],
      stoppedAt: null,
    })
    if (edition.number > known) {
      const isFirst = model.editions.length === 0
      if (from < world.now + minuteMs || (isFirst && startsAt < from))
        throw new Error('a campaign began before it was said')
      const said = segments.find((one) => one.segment === segmentOf(audience))
      const place = modelSegments.findIndex(({ form }) => form.name === said?.name)
      const segment = place < 0 ? null : place
      model.editions.push({ rule, segment, budget, from, startsAt, endsAt })
    }
    if (stop && model.stoppedAt === null) {
      if (stop.at.getTime() < world.now + minuteMs) throw new Error('a stop was backdated')
      model.stoppedAt = stop.at.getTime()
    }
  }
}
