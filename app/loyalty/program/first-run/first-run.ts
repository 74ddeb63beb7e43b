// The first run: three answers from which a program is proposed and its amounts are chosen. What
// was answered is kept with the shop, so that nothing is lost when the page is left. Pure.
import { z } from 'zod'
import { isTemplateName, type TemplateName } from '../templates/catalogue.ts'

/** How often a customer usually comes back. */
export const returnChoices = ['rarely', 'monthly', 'weekly'] as const
/** What the merchant wants most of it. */
export const wishChoices = ['bigger', 'more', 'known', 'good'] as const
/** What of a sale is given back, in percent. */
export const shareChoices = ['2', '5', '10'] as const

const answersSchema = z.object({
  comesBack: z.enum(returnChoices).nullable().catch(null),
  wish: z.enum(wishChoices).nullable().catch(null),
  share: z.enum(shareChoices).nullable().catch(null),
})

export type Answers = z.infer<typeof answersSchema>
/** All three are given. */
export type WholeAnswers = { [Question in keyof Answers]: NonNullable<Answers[Question]> }

export interface FirstRun {
  answers: Answers
  /** The program that was taken; null: none yet. */
  template: TemplateName | null
  /** Of the draft that it became: as long as it is that, nobody worked on it since. */
  revision: number | null
}

const firstRunSchema = z.object({
  answers: answersSchema.catch({ comesBack: null, wish: null, share: null }),
  template: z.custom<TemplateName>(isTemplateName).nullable().catch(null),
  revision: z.number().int().nullable().catch(null),
})

/** Whatever is no answer any more was not given. */
export const readFirstRun = (stored: unknown): FirstRun => firstRunSchema.parse(stored ?? {})

export function wholeAnswers({ comesBack, wish, share }: Answers): WholeAnswers | null {
  return comesBack && wish && share ? { comesBack, wish, share } : null
}

/** @returns the answers with one that came from outside; null where it is none. */
export function withAnswer(answers: Answers, question: string, choice: string): Answers | null {
  if (!Object.hasOwn(answersSchema.shape, question)) return null
  const name = question as keyof Answers
  const next = answersSchema.parse({ ...answers, [name]: choice })
  return next[name] === null ? null : next
}

export const sharePercent = ({ share }: WholeAnswers): number => Number(share)
