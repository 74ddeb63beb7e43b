// What the pages of campaigns are given, and what they are answered.
import type { CampaignForm } from '../../loyalty/campaigns/campaign-form.ts'
import type { CampaignRow } from '../../loyalty/insights/campaigns/campaign-row.ts'
import type { Refusal } from '../../loyalty/kernel/refusals.ts'
import type { ProgramSettings } from '../../loyalty/program/settings.ts'
import type { RuleName } from '../../loyalty/rules/catalogue.ts'
import type { AudienceChoices } from '../segments/segments-data.ts'
import type { PageKey } from '../words.tsx'

export interface CampaignsData {
  isPublished: boolean
  /** The program's budget for this month is used up. */
  isMonthSpent: boolean
  rows: CampaignRow[]
}

export interface CampaignData {
  /** Null: a new one. */
  row: CampaignRow | null
  form: CampaignForm
  /** When it was read, ISO 8601. */
  at: string
  /** Set where it has begun, or is about to. */
  begunAt: string | null
  /** What it comes on top of; null: nothing is published. */
  settings: ProgramSettings | null
  /** Of an order of this shop; null: not known. */
  averageMinor: number | null
  isMonthSpent: boolean
  /** Others that wait or run. */
  others: CampaignRow[]
  /** Whom it can be for. */
  choices: AudienceChoices
}

export interface CampaignAnswer {
  /** Set where it was not done. */
  refusal: Refusal | null
}

export const isAlive = ({ state }: Pick<CampaignRow, 'state'>): boolean =>
  state === 'waiting' || state === 'running'

/** The name of a kind of campaign, or what it is about. */
export const kindKey = (kind: RuleName, what: 'name' | 'about') =>
  `kinds.${kind}.${what}` as PageKey<'campaigns'>
