// Nothing is asked of the vendor: what was given is given at once, and the merchant pays it to the
// cause.
import { freshLimits, freshPlaces } from '../fresh-conditions.ts'
import type { Kind } from '../kind.ts'
import { type Donation, donationSchema } from './settings.ts'

const amountFor = ({ points, amountMinor }: Donation, chosen: number) =>
  Math.floor(chosen / points) * amountMinor

export const donation: Kind<Donation> = {
  name: 'donation',
  schema: donationSchema,
  needs: null,
  isInstant: true,
  hasCode: false,
  isForCause: true,
  fresh: (unitMinor) => ({
    kind: 'donation',
    title: '',
    points: 100,
    amountMinor: unitMinor,
    maximumPoints: null,
    minimumMinor: 0,
    validDays: null,
    ...freshPlaces(),
    ...freshLimits(),
  }),
  nameOf: (reward, choice) =>
    choice?.cause
      ? {
          key: 'donation_to',
          parts: {
            amount: { money: amountFor(reward, choice.points) },
            cause: { text: choice.cause.name },
          },
        }
      : {
          key: 'donation',
          parts: { amount: { money: reward.amountMinor }, points: { points: reward.points } },
        },
  termsOf: (reward, { points }) => ({ by: 'cause', amountMinor: amountFor(reward, points) }),
  rangeOf: ({ points, amountMinor, maximumPoints }) => ({
    stepPoints: points,
    stepMinor: amountMinor,
    minimumPoints: points,
    maximumPoints,
    maximumShare: null,
  }),
}
