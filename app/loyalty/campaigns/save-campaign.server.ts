// Starting a campaign and changing one. Nothing is altered: what is said is the next edition, which
// holds for orders placed from a minute later on, so that no order changes what it is worth.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { type Audience, segmentOf } from '../kernel/audience/audience.ts'
import { checkFields, type Problems } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { listSegments } from '../segments/list-segments.server.ts'
import { isForOrders } from '../segments/segment.ts'
import { type Edition, leadMs, newestOfEach, stateOf } from './campaign.ts'
import { type CampaignForm, campaignFormSchema, readWindow } from './campaign-form.ts'
import { listEditions } from './list-editions.server.ts'
import { lockCampaigns, touchProgram } from './lock-campaigns.server.ts'

export const mostCampaigns = 20

export interface CampaignWish {
  /** As it came from outside: checked here. */
  form: unknown
  /** Null: a new one. */
  campaign: number | null
  /** Number of the edition that was looked at; 0 for a new one. */
  seen: number
  timeZone: string
  recordedBy: string
  now: Date
}

/**
 * The same again is a success that changes nothing.
 * Refuses campaign_invalid (details: field → problem), program_not_published, campaign_unknown,
 * campaign_over, campaign_changed, rule_kind_changed, too_many_campaigns.
 * @returns the campaign's number.
 */
export function saveCampaign(shop: ShopDb, wish: CampaignWish): Promise<Result<number>> {
  return shop.transaction(async (tx) => {
    await lockCampaigns(tx)
    const published = await tx.db.programVersion.count({ where: { shopId: tx.shopId } })
    if (published === 0) return refuse('program_not_published')
    const editions = await listEditions(tx)
    const before = newestOfEach(editions).find((one) => one.campaign === wish.campaign) ?? null
    const checked = check(wish, before)
    if (!checked.ok) return checked
    const problem = await problemOf(tx, checked.value.audience)
    if (problem) return refuse('campaign_invalid', { 'audience.segment': problem })
    const asBefore = newestOfEach(editions).find((one) => isSame(one, checked.value, wish))
    if (asBefore) return accept(asBefore.campaign)
    const obstacle = obstacleTo(wish, before, { editions, edition: checked.value })
    if (obstacle) return refuse(...obstacle)
    return accept(await add(tx, { ...wish, ...checked.value, before, editions }))
  })
}

/** A campaign is for a segment that is there, and that orders can be valued by. */
async function problemOf(tx: ShopTx, audience: Audience | undefined): Promise<string | null> {
  const id = segmentOf(audience)
  if (id === null) return null
  const segment = (await listSegments(tx)).find((one) => one.segment === id)
  if (!segment) return 'segment_gone'
  return isForOrders(segment) ? null : 'segment_of_today'
}

type Said = Pick<Edition, 'startsAt' | 'endsAt' | 'budgetPoints' | 'isAnnounced'> &
  Pick<CampaignForm, 'rule' | 'audience'>

function check(wish: CampaignWish, before: Edition | null): Result<Said> {
  const { form, now, timeZone } = wish
  if (wish.campaign !== null && !before) return refuse('campaign_unknown')
  const begunAt = before && hasBegun(before, now) ? before.startsAt : null
  const known = { now, timeZone, begunAt }
  const checked = checkFields(campaignFormSchema(known), form)
  if (!checked.isValid) return refuse('campaign_invalid', checked.problems)
  const { rule, budgetPoints, isAnnounced, audience } = checked.settings
  const window = readWindow(checked.settings, known)
  if ('problem' in window) return refuse('campaign_invalid', asProblems(window))
  return accept({ rule, budgetPoints, isAnnounced, audience, ...window })
}

const asProblems = ({ at, problem }: { at: string; problem: string }): Problems => ({
  [at]: problem,
})

/** Or is about to: every process goes by it already. */
export const hasBegun = ({ startsAt }: Pick<Edition, 'startsAt'>, now: Date): boolean =>
  startsAt.getTime() <= now.getTime() + leadMs

/** Sent twice, or saved without a change. */
function isSame(one: Edition, said: Said, { campaign, now }: CampaignWish): boolean {
  if (campaign !== null && one.campaign !== campaign) return false
  const isAlive = ['waiting', 'running'].includes(stateOf(one, now))
  // One that begins at once begins a little later when it is sent again.
  const apart = Math.abs(one.startsAt.getTime() - said.startsAt.getTime())
  const { id: _, isOn: __, ...rule } = one.rule
  const { id: ___, isOn: ____, ...saidRule } = said.rule
  return (
    isAlive &&
    apart < leadMs &&
    one.endsAt.getTime() === said.endsAt.getTime() &&
    one.budgetPoints === said.budgetPoints &&
    one.isAnnounced === said.isAnnounced &&
    keyOfAudience(one.audience) === keyOfAudience(said.audience) &&
    JSON.stringify(sorted(rule)) === JSON.stringify(sorted(saidRule))
  )
}

/** Tiers may be called otherwise by now. */
const keyOfAudience = (audience: Audience | undefined): string =>
  JSON.stringify([audience?.who, audience?.segment, audience?.tiers.map(({ id }) => id)])

const sorted = (fields: object) =>
  Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))

type Obstacle = Parameters<typeof refuse>

function obstacleTo(
  { seen, now }: CampaignWish,
  before: Edition | null,
  { editions, edition }: { editions: Edition[]; edition: Said },
): Obstacle | null {
  if (!before) {
    const alive = newestOfEach(editions).filter((one) =>
      ['waiting', 'running'].includes(stateOf(one, now)),
    )
    return alive.length < mostCampaigns ? null : ['too_many_campaigns']
  }
  if (!['waiting', 'running'].includes(stateOf(before, now)) || before.stop)
    return ['campaign_over']
  if (before.number !== seen) return ['campaign_changed']
  if (before.rule.kind !== edition.rule.kind) return ['rule_kind_changed', { ruleId: 'campaign' }]
  return null
}

interface Addition extends CampaignWish, Said {
  before: Edition | null
  editions: Edition[]
}

async function add(tx: ShopTx, addition: Addition): Promise<number> {
  const { before, editions, rule, startsAt, endsAt, budgetPoints, isAnnounced } = addition
  const { audience, recordedBy, now } = addition
  const campaign = before?.campaign ?? Math.max(0, ...editions.map((one) => one.campaign)) + 1
  const { id: _, isOn: __, ...kept } = rule
  await tx.db.campaignEdition.create({
    data: {
      shopId: tx.shopId,
      number: Math.max(0, ...editions.map((one) => one.number)) + 1,
      campaign,
      rule: kept,
      startsAt,
      endsAt,
      budgetPoints,
      isAnnounced,
      ...(audience ? { audience } : {}),
      effectiveFrom: new Date(now.getTime() + leadMs),
      recordedAt: now,
      recordedBy,
    },
  })
  await touchProgram(tx)
  return campaign
}
