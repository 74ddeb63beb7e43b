// Draws the widget's Liquid as it is uploaded, as a storefront would, with the page's objects of
// the test's choosing.

import { partTexts } from '../../../app/loyalty/storefront/parts/part-texts.ts'
import { packExtensions, packedExtensions } from '../../../scripts/extension/pack-extension.ts'
import { drawBlock } from '../../../simulator/storefront/extension/draw-block.ts'
import { readExtensions } from '../../../simulator/storefront/extension/read-extensions.ts'

packExtensions()

export const folder = new URL('../../../extensions/rewards-widget/', import.meta.url)

export const now = new Date('2026-11-20T12:00:00Z')

export const program = {
  v: 2,
  name: 'Fern Club',
  pointsName: { one: 'point', other: 'points' },
  words: { en: { one: 'point', other: 'points' } },
  currency: 'USD',
  isLive: true,
  phase: { name: 'live', spendUntil: null },
  membership: { mode: 'everyone', terms: null },
  rounding: 'floor',
  pendingDays: 14,
  awardedWhen: 'paid',
  expiryMonths: 12,
  proxyPath: '/apps/loyalty',
  ways: [spendWay({})],
  rewards: [
    reward({ id: 'five', label: '$5 off', points: 200, amountMinor: 500 }),
    reward({ id: 'fifteen', label: '$15 off', points: 500, amountMinor: 1500, minimumMinor: 4000 }),
  ],
  news: [],
  texts: {},
}

export function spendWay(changes: object) {
  const label = '10 points for every $1 spent'
  return { id: 's', kind: 'spend', points: 10, perMinor: 100, minimumMinor: 0, label, ...changes }
}

export function reward(changes: object) {
  return {
    kind: 'amount_off',
    labels: {},
    isNamed: false,
    outcome: 'code',
    minimumMinor: 0,
    validDays: null,
    limitPerMember: null,
    isSoldOut: false,
    ...changes,
  }
}

export function member(changes: object = {}) {
  return {
    v: 2,
    rev: 1,
    language: 'en',
    status: 'member',
    isTester: false,
    points: { available: 120, pending: 40, expiringNext: null },
    nextChangeAt: null,
    next: null,
    redemptions: [],
    limitsReached: [],
    history: [],
    ...changes,
  }
}

export interface Page {
  program?: object | null
  /** Undefined: nobody is signed in; null: signed in, nothing written yet. */
  member?: object | null
  product?: object
  /** `all_products`, by handle. */
  products?: Record<string, object>
  designMode?: boolean
  /** Of the page; the shop's is the dollar. */
  currency?: string
  taxesIncluded?: boolean
  locale?: string
  pageType?: string
  cart?: object
  /** The folder of the extensions; those that are uploaded, unless another is named. */
  from?: string
}

export interface Drawn {
  html: string
  /** The stylesheets and scripts that the blocks' schemas name. */
  head: string
}

/** The HTML of one of the widget's blocks. */
export async function draw(handle: string, page: Page = {}): Promise<string> {
  return (await drawBlocks([handle], page)).html
}

export async function drawBlocks(handles: string[], page: Page = {}): Promise<Drawn> {
  const extension = readExtensions(page.from ?? packedExtensions).find(
    ({ name }) => name === 'rewards-widget',
  )
  const { designMode = false, currency = 'USD', locale = 'en' } = page
  const head = new Map<string, string>()
  const rest = { timeZone: 'America/New_York', foot: new Map(), designMode }
  const state = { now, locale, currency, head, ...rest }
  const given = page.program === undefined ? program : page.program
  const shown = given && { ...given, ...partTexts(given) }
  const app = { metafields: { loyalty: { program: { value: shown } } } }
  const drawn: string[] = []
  for (const handle of handles) {
    const block = extension?.blocks.find((each) => each.handle === handle)
    if (!extension || !block) throw new Error(`there is no block ${handle}`)
    const placed = { extension, block, id: handle }
    drawn.push(await drawBlock(placed, { state, globals: globalsOf(page), app }))
  }
  return { html: quoted(drawn.join('\n')), head: [...head.values()].join('\n') }
}

/** Quotes that are not uploaded are easier to read for in a test. */
const quoted = (html: string) => html.replace(/(\s[a-z-]+)=([\w./#-]+)(?=[\s>])/g, '$1="$2"')

const customer = { first_name: 'Ada', email: 'ada@example.com' }

function globalsOf(page: Page) {
  const { member: held, product, designMode = false, currency = 'USD', taxesIncluded } = page
  const state = held === null ? undefined : { value: held }
  return {
    shop: { currency: 'USD', taxes_included: taxesIncluded ?? false },
    cart: { currency: { iso_code: currency }, item_count: 0, ...page.cart },
    customer: held === undefined ? null : { ...customer, metafields: { $app: { loyalty: state } } },
    product,
    all_products: page.products ?? {},
    routes: {
      account_login_url: '/account/login',
      account_register_url: '/account/register',
      account_logout_url: '/account/logout',
      cart_url: '/cart',
    },
    request: {
      design_mode: designMode,
      page_type: page.pageType ?? 'product',
      path: '/pages/rewards',
      locale: { iso_code: page.locale ?? 'en' },
    },
    // Every page has it, and so does every snippet: a parameter of that name would never be unset.
    template: { name: 'product' },
  }
}

/** What a reader sees, without templates and data for scripts. */
export function textOf(html: string): string {
  return html
    .replace(/<(template|script)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<(\w+)\b[^>]*\shidden[^>]*>[^<]*<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
