// What another shop could try with a referral: its friend is named by the form alone.
import type { Asked } from './doors.ts'

/** @param other a member of the other shop. */
export function aboutReferrals(other: { memberId: string }): Omit<Asked, 'token'>[] {
  const page = { route: 'routes/app.referrals', path: '/app/referrals' }
  const { memberId: friendId } = other
  return [
    page,
    { ...page, form: { intent: 'accept', friendId } },
    { ...page, form: { intent: 'reject', friendId } },
    { ...page, form: { intent: 'undo', friendId } },
  ]
}
