// What is sent where: every form as its page would send it, and what is put in place of each field.
import { randomUUID } from 'node:crypto'
import type { Shop } from '../two-shops.ts'

export const hostile = [
  '',
  ' ',
  '-1',
  '0',
  '1.5',
  'NaN',
  'Infinity',
  '1e400',
  '2147483648',
  '99999999999999999999999',
  'a\u0000b',
  '\u202Eשלום🦄👩‍👩‍👧‍👦',
  '\uD800',
  '=HYPERLINK("https://evil.example")',
  '__proto__',
  'constructor',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  '{"a":{"b":[1,2,{}]}}',
  'x'.repeat(70_000),
]

type Fields = Record<string, unknown>

/** With each field in turn replaced by each value, left out, and (in JSON) of another type. */
export function variants<Of extends Fields>(fields: Of, values: unknown[]): Fields[] {
  const names = Object.keys(fields)
  const isText = names.every((name) => typeof fields[name] === 'string')
  const others = isText ? [] : [null, [], {}, -1, 1e300, true]
  return [
    fields,
    {},
    ...names.flatMap((name) => [
      Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)),
      ...[...values, ...others].map((value) => ({ ...fields, [name]: value })),
    ]),
  ]
}

interface Action {
  route: string
  path: string
  form?: Record<string, string>
  json?: Fields
}

const reward = {
  kind: 'amount_off',
  id: 'attacked',
  isOn: true,
  title: 'Attacked',
  points: 100,
  amountMinor: 100,
  minimumMinor: 0,
  validDays: 30,
}

const note = 'a note'
const day = '2027-01-01'

export const adminActions = (shop: Shop): Action[] => [
  ...programActions(shop),
  ...rewardActions(),
  ...memberActions(shop),
  ...shopActions(shop),
]

function programActions({ memberId }: Shop): Action[] {
  const program = { route: 'routes/app.program._index', path: '/app/program?index' }
  const versions = { route: 'routes/app.program.versions', path: '/app/program/versions' }
  const templates = { route: 'routes/app.program.templates', path: '/app/program/templates' }
  const file = { route: 'routes/app.program.file', path: '/app/program/file' }
  const state = { route: 'routes/app.program.state', path: '/app/program/state' }
  return [
    { ...program, form: { intent: 'save', revision: '1', settings: '{}', isChoice: 'true' } },
    { ...program, form: { intent: 'publish', revision: '99', phase: 'off' } },
    { ...program, form: { intent: 'discard', revision: '99' } },
    { ...program, form: { intent: 'undo', revision: '99' } },
    { ...program, form: { intent: 'margin', margin: '40' } },
    { ...versions, form: { intent: 'restore', revision: '99', number: '1' } },
    { ...versions, form: { intent: 'undo', revision: '99' } },
    { ...versions, form: { intent: 'call_off', number: '1' } },
    { ...templates, form: { template: 'slice_of_the_pie', revision: '99' } },
    { ...file, form: { intent: 'take', revision: '99', settings: '{}' } },
    { ...state, form: { intent: 'change', phase: 'live', spendUntil: '', seen: '0' } },
    { ...state, form: { intent: 'change', phase: 'winding_down', spendUntil: day, seen: '7' } },
    { ...state, form: { intent: 'add_tester', customer: 'nobody', seen: '0' } },
    { ...state, form: { intent: 'remove_tester', memberId, seen: '0' } },
  ]
}

function rewardActions(): Action[] {
  const rewards = { route: 'routes/app.rewards._index', path: '/app/rewards?index' }
  const one = { route: 'routes/app.rewards.$id', path: '/app/rewards/attacked' }
  const queue = { route: 'routes/app.fulfilment', path: '/app/fulfilment' }
  return [
    { ...rewards, form: { intent: 'publish', revision: '99' } },
    { ...rewards, form: { intent: 'change', change: '{"do":"remove","id":"nothing"}' } },
    { ...one, form: { reward: JSON.stringify(reward), before: JSON.stringify(reward) } },
    { ...queue, form: { intent: 'send', ids: randomUUID(), note, tracking: 'https://t.example' } },
  ]
}

function memberActions({ memberId }: Shop): Action[] {
  const member = { route: 'routes/app.members.$id', path: `/app/members/${memberId}` }
  const batch = {
    route: 'routes/app.members.batches.$batch',
    path: `/app/members/batches/${randomUUID()}`,
  }
  const fresh = {
    route: 'routes/app.members.batches.new',
    path: '/app/members/batches/new?availableMin=1',
  }
  return [
    { ...member, form: { intent: 'adjust', adjustmentId: randomUUID(), points: '5', note } },
    { ...member, form: { intent: 'undo', adjustmentId: randomUUID() } },
    { ...member, form: { intent: 'extend', requestId: randomUUID(), lotId: '1', day, note } },
    { ...member, form: { intent: 'pause', note } },
    { ...member, form: { intent: 'resume', note } },
    { ...fresh, form: { source: 'list', batchId: randomUUID(), points: '5', note } },
    { ...batch, form: { intent: 'start' } },
    { ...batch, form: { intent: 'undo', undoId: randomUUID() } },
  ]
}

function shopActions({ orderId }: Shop): Action[] {
  const health = { route: 'routes/app.health', path: '/app/health' }
  const accounting = { route: 'routes/app.accounting._index', path: '/app/accounting?index' }
  const settings = { route: 'routes/app.settings', path: '/app/settings' }
  const texts = { route: 'routes/app.texts', path: '/app/texts' }
  const value = { points: 100, valueMinor: 100 }
  return [
    { route: 'routes/app._index', path: '/app?index', form: { intent: 'nothing' } },
    {
      ...health,
      form: { intent: 'mend', kind: 'order_parked', subject: orderId, mend: 'fetch_order' },
    },
    {
      ...settings,
      form: { intent: 'save', language: 'en', noticeDays: '30', tellsNews: 'true' },
    },
    { ...texts, json: { language: 'en', texts: { 'launcher.label': 'Rewards' }, before: {} } },
    { ...accounting, json: { intent: 'close', month: '2026-01' } },
    { ...accounting, json: { intent: 'state', fromMonth: '2026-01', value } },
  ]
}

interface Page {
  route: string
  path: string
  /** Words of its address. */
  names: string[]
}

const filter = ['availableMin', 'pendingMax', 'joinedFrom', 'activeTo', 'expiringDays', 'status']

export function adminPages({ memberId }: Shop): Page[] {
  const joined = (cursor: string) => `/app/members?after=joined_${cursor}_${memberId}`
  const balance = (cursor: string) => `/app/members?after=balance_${cursor}_${memberId}`
  const members = 'routes/app.members._index'
  return [
    { route: members, path: '/app/members', names: [...filter, 'q', 'sort', 'after', 'codes'] },
    { route: members, path: joined('999999999999999'), names: ['sort'] },
    { route: members, path: joined('-999999999999999'), names: ['sort'] },
    { route: members, path: balance('999999999999999'), names: ['sort'] },
    { route: members, path: `${balance('-99999999999')}&sort=richest`, names: ['status'] },
    { route: members, path: `${balance('99999999999')}&sort=poorest`, names: ['status'] },
    { route: 'routes/app.members.export', path: '/app/members/export', names: [...filter, 'q'] },
    {
      route: 'routes/app.members.$id',
      path: `/app/members/${memberId}`,
      names: ['before', 'history', 'long', 'merged'],
    },
    { route: 'routes/app.members.$id', path: '/app/members/%00', names: ['before'] },
    { route: 'routes/app.members.batches._index', path: '/app/members/batches', names: ['before'] },
    { route: 'routes/app.members.batches.new', path: '/app/members/batches/new', names: filter },
    {
      route: 'routes/app.members.batches.$batch',
      path: `/app/members/batches/${randomUUID()}`,
      names: ['rows', 'after'],
    },
    { route: 'routes/app.program.export', path: '/app/program/export', names: ['version'] },
    {
      route: 'routes/app.backtest',
      path: '/app/backtest',
      names: ['until', 'after', 'people', 'span'],
    },
    { route: 'routes/app.accounting.journal', path: '/app/accounting/journal', names: ['month'] },
    ...['0000-01', '0001-01', '9999-12', '2026-13'].map((month) => ({
      route: 'routes/app.accounting.journal',
      path: `/app/accounting/journal?month=${month}`,
      names: ['nothing'],
    })),
    { route: 'routes/app.rewards.$id', path: '/app/rewards/new', names: ['kind'] },
    { route: 'routes/app.rewards.$id', path: '/app/rewards/%00', names: ['kind'] },
    { route: 'routes/app.fulfilment', path: '/app/fulfilment', names: ['status', 'page'] },
    { route: 'routes/app.texts', path: '/app/texts', names: ['language'] },
    { route: 'routes/app._index', path: '/app?index', names: ['locale'] },
  ]
}

export function proxyCalls({ redemption }: Shop): { path: string; body: Fields }[] {
  const cart = { subtotalMinor: 100, currency: 'USD' }
  return [
    { path: '/cancel', body: { redemptionId: redemption.id } },
    { path: '/join', body: { termsVersion: '1' } },
    { path: '/redeem', body: { rewardId: 'nothing', points: 100, requestId: 'one', cart } },
  ]
}
