// The draft that follows from three answers: a template, in amounts that give back the share asked
// for, whose points last as long as customers take to come back. Pure.
import { handyMinor } from '../../kernel/money.ts'
import { anExpiry } from '../books-settings.ts'
import { type ProgramSettings, settingsSchema } from '../settings.ts'
import { type TemplateName, withTemplate } from '../templates/catalogue.ts'
import { sharePercent, type WholeAnswers } from './first-run.ts'
import { fitShare } from './fit-share.ts'

/** Months without an order after which points end. */
export const lastsMonths: Record<WholeAnswers['comesBack'], number> = {
  rarely: 24,
  monthly: 12,
  weekly: 6,
}

export interface FirstCase {
  template: TemplateName
  answers: WholeAnswers
  currency: string
  /** Of an order in minor units; null: not known. */
  averageMinor: number | null
}

export function firstSettings(draft: ProgramSettings, first: FirstCase): ProgramSettings {
  const { template, answers, currency, averageMinor } = first
  const begun = withTemplate(draft, template, currency)
  const unitMinor = handyMinor(currency)
  const fitted = fitShare(begun, { percent: sharePercent(answers), averageMinor, unitMinor })
  const months = lastsMonths[answers.comesBack]
  const expiry =
    begun.expiry.kind === 'never' ? begun.expiry : anExpiry({ kind: 'inactivity', months })
  // Read by the schema, as every draft is: what is compared has its keys in one order.
  return settingsSchema.parse({ ...fitted, expiry })
}
