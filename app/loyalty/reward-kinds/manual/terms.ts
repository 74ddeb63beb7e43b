// Its points are taken at once; it waits in the queue until a person has sent or cancelled it.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import type { Kind } from '../kind.ts'
import { type Manual, manualSchema } from './settings.ts'

export const manual: Kind<Manual> = {
  name: 'manual',
  schema: manualSchema,
  needs: null,
  isInstant: false,
  hasCode: false,
  fresh: () => ({
    kind: 'manual',
    title: '',
    points: 500,
    what: 'goods',
    instructions: '',
    minimumMinor: 0,
    validDays: null,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: ({ title, what }) =>
    title === ''
      ? { key: `manual_${what}`, parts: {} }
      : { key: 'manual', parts: { title: { text: title } } },
  termsOf: () => ({ by: 'hand' }),
}
