import type { OptionalScope } from '../use-scopes.ts'

/** What the settings page is given. */
export interface SettingsData {
  /** The language chosen for the whole shop; null: as Shopify's admin is. */
  language: string | null
  isGuideDismissed: boolean
  telling: TellingData
  /** With which other apps report reviews, the newest first. */
  reportKeys: ReportKeyShown[]
  /** Names of scopes, such as `read_orders`. */
  granted: string[]
  support: { version: string; apiVersion: string; shop: string; shopId: number; timeZone: string }
}

export interface ReportKeyShown {
  id: string
  madeAt: string
  usedAt: string | null
}

/** How members hear of what changes. */
export interface TellingData {
  noticeDays: number
  tellsNews: boolean
}

/** What is chosen on the page and saved in one go, as it is typed. */
export interface Choices {
  /** Empty: as Shopify's admin is, since every other one is a language. */
  language: string
  noticeDays: string
  tellsNews: boolean
}

export interface SettingsAnswer {
  intent: string
  /** The choice that could not be saved; nothing was then. */
  refused?: keyof Choices
  /** The page is to be read anew, in the words of another language. */
  isLanguageNew?: boolean
  /** A key that was made just now, to be shown this once. */
  key?: string
  /** There are as many as may be. */
  isKeyRefused?: true
}

/** What everything needs, and what a feature needs that not every shop uses. */
export const requiredScopes = [
  'read_orders',
  'write_customers',
  'write_discounts',
  'read_products',
  'write_app_proxy',
] as const

export interface OptionalFeature {
  name: 'all_orders' | 'theme' | 'gift_cards' | 'store_credit' | 'merges' | 'disputes'
  scopes: OptionalScope[]
}

export const optionalFeatures: OptionalFeature[] = [
  { name: 'all_orders', scopes: ['read_all_orders'] },
  { name: 'theme', scopes: ['read_themes'] },
  { name: 'merges', scopes: ['read_customer_merge'] },
  { name: 'disputes', scopes: ['read_shopify_payments_disputes'] },
  { name: 'gift_cards', scopes: ['write_gift_cards'] },
  {
    name: 'store_credit',
    scopes: ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
  },
]
