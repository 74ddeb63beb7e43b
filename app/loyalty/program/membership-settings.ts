// Who is in the program, as the merchant sets it. Kept apart, since it is asked for by itself: at
// joining, at every order and on every page of the shop.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'

/** Everyone with a customer record, whoever has signed in, or whoever pressed Join. */
export const memberships = ['everyone', 'signed_in', 'joined'] as const

const whereJoining = { membership: ['signed_in', 'joined'] }

export const membershipSettings = {
  membership: z.enum(memberships).default('everyone').meta(field('choice')),
  /** Days that what somebody would have earned before joining waits for them. */
  claimDays: z.number().int().min(0).max(365).default(30).meta(field('days', whereJoining)),
  /** Where the terms can be read that are agreed to by pressing Join; empty: there are none. */
  termsUrl: z
    .string()
    .trim()
    .max(300)
    .regex(/^(|\/(?!\/)\S*|https:\/\/\S+)$/)
    .default('')
    .meta(field('text', { membership: 'joined' })),
  /** Kept with every joining; another one asks nobody again who has joined before. */
  termsVersion: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .default('1')
    .meta(field('text', { membership: 'joined' })),
  /** Customers who carry one of these neither earn nor redeem, and see no rewards. */
  excludedTags: z.array(z.string().trim().min(1).max(40)).max(20).default([]).meta(field('tags')),
}
