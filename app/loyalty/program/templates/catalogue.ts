// The templates there are. A new one is a file beside this one, a line here, and its words.
import { handyMinor } from '../../kernel/money.ts'
import { noPlan } from '../../plans/plan-settings.ts'
import { everything } from '../../rules/scope.ts'
import { withoutChallenges } from '../challenges/challenge-settings.ts'
import { type ProgramSettings, settingsSchema } from '../settings.ts'
import { withoutTiers } from '../tiers/tier-settings.ts'
import { bookClub } from './book-club.ts'
import { fanClub } from './fan-club.ts'
import { givingBack } from './giving-back.ts'
import { insiders } from './insiders.ts'
import { pointsForSpending } from './points-for-spending.ts'
import { runClub } from './run-club.ts'
import { sipCard } from './sip-card.ts'
import { sliceOfThePie } from './slice-of-the-pie.ts'
import type { Template } from './template.ts'

const templates = [
  pointsForSpending,
  sliceOfThePie,
  sipCard,
  bookClub,
  insiders,
  givingBack,
  fanClub,
  runClub,
] as const

export type TemplateName = (typeof templates)[number]['name']

export const templateNames: TemplateName[] = templates.map(({ name }) => name)

export const isTemplateName = (name: unknown): name is TemplateName =>
  templateNames.includes(name as TemplateName)

export const hasIdeas = (name: TemplateName): boolean =>
  templates.some((one: Template) => one.name === name && one.hasIdeas)

/** Whatever could keep a template from giving what it promises. */
export const unlimited = {
  scope: everything,
  stacking: 'all',
  orderMinimumMinor: 0,
  orderMaximum: null,
  memberDayMaximum: null,
  memberMonthMaximum: null,
  memberMaximum: null,
  plan: noPlan,
} as const satisfies Partial<ProgramSettings>

/** The draft with a template's ways to earn and to spend; what is the shop's own stays. */
export function withTemplate(
  draft: ProgramSettings,
  name: TemplateName,
  currency: string,
): ProgramSettings {
  const template = templates.find((one) => one.name === name)
  if (!template) throw new Error(`No template is called ${name}`)
  // Read by the schema, as every draft is: what is compared has its keys in one order.
  return settingsSchema.parse({
    ...draft,
    ...unlimited,
    ...withoutTiers,
    ...withoutChallenges,
    ...template.settingsFor(handyMinor(currency)),
  })
}
