// Draws the widget's Liquid as a storefront would, with the page's objects of the test's choosing.
import { drawBlock } from '../../../simulator/storefront/extension/draw-block.ts'
import { readExtensions } from '../../../simulator/storefront/extension/read-extensions.ts'

export const folder = new URL('../../../extensions/rewards-widget/', import.meta.url)

export const now = new Date('2026-11-20T12:00:00Z')

export const program = {
  v: 1,
  name: 'Fern Club',
  pointsName: { one: 'point', other: 'points' },
  currency: 'USD',
  isLive: true,
  rounding: 'floor',
  proxyPath: '/apps/loyalty',
  ways: [spendWay({})],
  rewards: [
    reward({ id: 'five', label: '$5 off', points: 200 }),
    reward({ id: 'fifteen', label: '$15 off', points: 500, minimumMinor: 4000 }),
  ],
}

export function spendWay(changes: object) {
  const label = '10 points for every $1 spent'
  return { id: 's', kind: 'spend', points: 10, perMinor: 100, minimumMinor: 0, label, ...changes }
}

export function reward(changes: object) {
  return { kind: 'amount_off', minimumMinor: 0, validDays: null, ...changes }
}

export function member(changes: object = {}) {
  return {
    v: 1,
    rev: 1,
    points: { available: 120, pending: 40, expiringNext: null },
    nextChangeAt: null,
    next: null,
    redemptions: [],
    history: [],
    ...changes,
  }
}

interface Page {
  program?: object | null
  /** Undefined: nobody is signed in; null: signed in, nothing written yet. */
  member?: object | null
  product?: object
  designMode?: boolean
  currency?: string
  taxesIncluded?: boolean
}

/** The HTML of one of the widget's blocks. */
export async function draw(handle: string, page: Page = {}): Promise<string> {
  const extension = readExtensions(new URL('..', folder).pathname).find(
    ({ name }) => name === 'rewards-widget',
  )
  const block = extension?.blocks.find((each) => each.handle === handle)
  if (!extension || !block) throw new Error(`there is no block ${handle}`)
  const { designMode = false, currency = 'USD' } = page
  const state = {
    now,
    locale: 'en',
    timeZone: 'America/New_York',
    currency,
    head: new Map(),
    foot: new Map(),
    designMode,
  }
  const shown = page.program === undefined ? program : page.program
  const app = { metafields: { loyalty: { program: { value: shown } } } }
  return drawBlock({ extension, block, id: handle }, { state, globals: globalsOf(page), app })
}

function globalsOf({ member, product, designMode = false, currency = 'USD', taxesIncluded }: Page) {
  const state = member === null ? undefined : { value: member }
  return {
    shop: { currency: 'USD', taxes_included: taxesIncluded ?? false },
    cart: { currency: { iso_code: currency } },
    customer: member === undefined ? null : { metafields: { $app: { loyalty: state } } },
    product,
    routes: {
      account_login_url: '/account/login',
      account_register_url: '/account/register',
      cart_url: '/cart',
    },
    request: { design_mode: designMode, page_type: 'product', locale: { iso_code: 'en' } },
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
