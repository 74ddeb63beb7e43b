// Every page and action of the admin, with whatever of another shop an address or a form could
// name.
import { randomUUID } from 'node:crypto'
import type { Asked } from './doors.ts'
import { aboutCauses } from './tenancy-causes.ts'
import { aboutContests } from './tenancy-contests.ts'
import { aboutDeeds } from './tenancy-deeds.ts'
import { aboutIdeas } from './tenancy-ideas.ts'
import { aboutLinks } from './tenancy-links.ts'
import { aboutOffers } from './tenancy-offers.ts'
import { aboutReferrals } from './tenancy-referrals.ts'
import { aboutSegments } from './tenancy-segments.ts'
import { aboutSurveys } from './tenancy-surveys.ts'
import type { House, Shop } from './two-shops.ts'

type Request = Omit<Asked, 'token'>

export interface Stranger extends Shop {
  batchId: string
}

/** An adjustment of many members that waits to be booked. @returns its id. */
export async function makeBatch({ askAdmin, tokenOf }: House, { domain }: Shop): Promise<string> {
  const batchId = randomUUID()
  await askAdmin({
    route: 'routes/app.members.batches.new',
    path: '/app/members/batches/new',
    token: tokenOf(domain),
    form: { source: 'list', batchId, points: '3', note: 'for everybody' },
  })
  return batchId
}

/** @param own whose merchant asks. @param other what is asked for. */
export function requestsFor(own: Shop, other: Stranger): Request[] {
  return [
    ...aboutTheShop(other),
    ...aboutTheProgram(other),
    ...aboutCauses(own, other),
    ...aboutSegments(),
    ...aboutDeeds(other),
    ...aboutReferrals(other),
    ...aboutSurveys(own, other),
    ...aboutContests(other),
    ...aboutIdeas(own, other),
    ...aboutLinks(other),
    ...aboutOffers(other),
    ...aboutMembers(own, other),
    ...aboutBatches(other),
    ...aboutHealth(other),
    ...aboutOrders(other),
  ]
}

function at(route: string, path: string) {
  return (form?: Record<string, string>): Request => ({ route: `routes/${route}`, path, form })
}

function aboutTheShop({ memberId }: Stranger): Request[] {
  const home = at('app._index', '/app?index')
  const settings = at('app.settings', '/app/settings')
  const accounting = { route: 'routes/app.accounting._index', path: '/app/accounting?index' }
  const texts = { route: 'routes/app.texts', path: '/app/texts' }
  const value = { points: 100, valueMinor: 100 }
  return [
    at('app', '/app')(),
    at('app.$', '/app/elsewhere')(),
    home(),
    home({}),
    home({ intent: 'dismiss_guide' }),
    home({ intent: 'import' }),
    settings(),
    settings({ intent: 'guide' }),
    settings({ intent: 'save', language: 'en', noticeDays: '30', tellsNews: 'true' }),
    settings({ intent: 'scopes' }),
    accounting,
    { ...accounting, json: { intent: 'state', fromMonth: thisMonth(), value } },
    { ...accounting, json: { intent: 'close', month: thisMonth() } },
    at('app.accounting.journal', `/app/accounting/journal?month=${thisMonth()}`)(),
    at('app.accounting.statements', '/app/accounting/statements')(),
    texts,
    { ...texts, json: { language: 'en', texts: { 'points.program': 'Ours' }, before: {} } },
    at('app.backtest', `/app/backtest?people=${memberId}`)(),
    at('app.backtest', `/app/backtest?after=${memberId}`)(),
  ]
}

const thisMonth = () => new Date().toISOString().slice(0, 7)

function aboutTheProgram({ memberId, customerId, ticketId }: Stranger): Request[] {
  const program = at('app.program._index', '/app/program?index')
  const versions = at('app.program.versions', '/app/program/versions')
  const templates = at('app.program.templates', '/app/program/templates')
  const file = at('app.program.file', '/app/program/file')
  const state = at('app.program.state', '/app/program/state')
  const start = at('app.start', '/app/start')
  const rewards = at('app.rewards._index', '/app/rewards?index')
  const campaigns = at('app.campaigns._index', '/app/campaigns?index')
  const queue = at('app.fulfilment', '/app/fulfilment')
  const revision = '2'
  return [
    start(),
    start({ intent: 'answer', question: 'share', choice: '5' }),
    start({ intent: 'take', template: 'insiders', revision }),
    start({ intent: 'look', accent: '#111111' }),
    start({ intent: 'test', customerId, revision }),
    start({ intent: 'live', revision }),
    program(),
    at('app.program.challenges', '/app/program/challenges')(),
    program({ intent: 'publish', revision }),
    program({ intent: 'discard', revision }),
    program({ intent: 'undo', revision: '3' }),
    program({ intent: 'budget', budget: '1000' }),
    program({ intent: 'margin', margin: '40' }),
    program({ intent: 'save', revision, settings: '{}' }),
    versions(),
    versions({ intent: 'restore', number: '1', revision: '4' }),
    versions({ intent: 'undo', revision: '5' }),
    versions({ intent: 'call_off', number: '1' }),
    at('app.program.terms', '/app/program/terms?version=1&language=he')(),
    templates(),
    templates({ template: 'slice_of_the_pie', revision: '6' }),
    file(),
    file({ intent: 'look', file: 'a program' }),
    file({ intent: 'take', revision: '7', settings: '{}' }),
    at('app.program.export', '/app/program/export?version=1')(),
    state(),
    state({ intent: 'change', phase: 'live', spendUntil: '', seen: '0' }),
    state({ intent: 'add_tester', customer: `id:${customerId}`, seen: '0' }),
    state({ intent: 'remove_tester', memberId, seen: '0' }),
    rewards(),
    rewards({ intent: 'publish', revision }),
    rewards({ intent: 'change', change: '{"do":"move","id":"ticket","by":-1}' }),
    at('app.rewards.$id', '/app/rewards/ticket')(),
    at('app.rewards.$id', '/app/rewards/ticket')({ reward: '{}', before: '{}' }),
    campaigns(),
    campaigns({ end: '1' }),
    at('app.campaigns.$id', '/app/campaigns/new?copy=1')(),
    at('app.campaigns.$id', '/app/campaigns/1')(),
    at('app.campaigns.$id', '/app/campaigns/1')({ form: '{}', seen: '1' }),
    queue(),
    at('app.fulfilment', '/app/fulfilment?status=sent')(),
    queue({ intent: 'send', ids: ticketId, note: 'mine now' }),
    queue({ intent: 'cancel', ids: ticketId }),
    queue({ intent: 'undo', ids: ticketId }),
  ]
}

function aboutMembers(own: Shop, other: Stranger): Request[] {
  const theirs = at('app.members.$id', `/app/members/${other.memberId}`)
  const ours = at('app.members.$id', `/app/members/${own.memberId}`)
  const list = (query: string) => at('app.members._index', `/app/members?${query}`)()
  const note = 'mine now'
  const adjust = { intent: 'adjust', adjustmentId: randomUUID(), points: '-5', note }
  const undo = { intent: 'undo', adjustmentId: other.adjustmentId }
  const extend = {
    intent: 'extend',
    requestId: randomUUID(),
    lotId: other.lotId,
    day: new Date(Date.now() + 700 * 86_400_000).toISOString().slice(0, 10),
    note,
  }
  return [
    list(''),
    list('q=Bartholda'),
    list('q=1001'),
    list(`q=id:${other.customerId}`),
    list(`after=${other.memberId}`),
    list(`after=joined_1_${other.memberId}`),
    at('app.members.export', '/app/members/export?names=1')(),
    at('app.members.export', '/app/members/export?names=1&q=Bartholda')(),
    at('app.members.$id_.export', `/app/members/${other.memberId}/export`)(),
    theirs(),
    theirs(adjust),
    theirs(undo),
    theirs(extend),
    theirs({ intent: 'pause', note }),
    theirs({ intent: 'resume', note }),
    theirs({ intent: 'profile', told: JSON.stringify({ birthday: null, gender: 'other' }) }),
    theirs({ intent: 'undo_profile' }),
    theirs({ intent: 'hide_nickname' }),
    theirs({ intent: 'show_nickname' }),
    ours(undo),
    ours({ ...extend, requestId: randomUUID() }),
  ]
}

function aboutBatches({ batchId, customerId }: Stranger): Request[] {
  const batch = at('app.members.batches.$batch', `/app/members/batches/${batchId}`)
  const fresh = (query = '') => at('app.members.batches.new', `/app/members/batches/new${query}`)
  const form = { source: 'list', points: '1', note: 'mine now' }
  return [
    at('app.members.batches._index', '/app/members/batches')(),
    at('app.members.batches._index', `/app/members/batches?before=${batchId}`)(),
    fresh('?q=Bartholda')(),
    fresh(`?q=id:${customerId}`)({ ...form, batchId: randomUUID() }),
    fresh()({ ...form, batchId: randomUUID() }),
    batch(),
    batch({ intent: 'start' }),
    batch({ intent: 'retry' }),
    batch({ intent: 'undo', undoId: randomUUID() }),
    batch({ intent: 'undo', undoId: batchId }),
    batch({ intent: 'discard' }),
    // From then on there is one of their own by that name.
    fresh()({ ...form, batchId }),
  ]
}

function aboutOrders({ orderId }: Stranger): Request[] {
  const past = at('app.past-orders', '/app/past-orders')
  const since = '2026-01-01'
  return [
    at('app.orders.$id', `/app/orders/${orderId}`)(),
    at('app.orders.$id_.refund', `/app/orders/${orderId}/refund?line=1:1&amount=100`)(),
    at('app.program.order', `/app/program/order?id=${orderId}`)(),
    past(),
    past({ intent: 'count', since }),
    past({ intent: 'confirm', countedAt: `${since}T00:00:00.000Z` }),
    past({ intent: 'take_back', number: '1' }),
    past({ intent: 'cancel_import' }),
    past({ intent: 'import' }),
  ]
}

function aboutHealth({ deliveryId, orderId, redemption, ticketId }: Stranger): Request[] {
  const health = at('app.health', '/app/health')
  const mend = (kind: string, subject: string, way: string) =>
    health({ intent: 'mend', kind, subject, mend: way })
  return [
    health(),
    health({ intent: 'compare' }),
    mend('order_news', deliveryId, 'retry_news'),
    mend('order_news', deliveryId, 'acknowledge'),
    mend('order_parked', orderId, 'fetch_order'),
    mend('code_in_doubt', redemption.id, 'was_not_given'),
    mend('credit_in_doubt', ticketId, 'was_given'),
  ]
}
