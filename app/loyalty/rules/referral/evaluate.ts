// What both sides get for a friend who came and stayed with what they bought.
import type { RuleKind } from '../rule-kind.ts'
import { type ReferralRule, referralSchema } from './settings.ts'

const friendUnits = 20

export const referral: RuleKind<ReferralRule> = {
  name: 'referral',
  schema: referralSchema,
  fresh: (unitMinor) => ({
    points: 500,
    friendPoints: 200,
    minimumMinor: friendUnits * unitMinor,
    holdDays: 14,
    monthMaximum: 10,
    weekMaximum: 5,
  }),
  onFriend: ({ kind: _kind, isOn: _isOn, id: ruleId, title: _title, ...terms }) => ({
    ruleId,
    ...terms,
  }),
  wayOf: ({ points, friendPoints }) => ({
    key: friendPoints > 0 ? 'referral' : 'referral_alone',
    figures: { amount: { points }, friends: { points: friendPoints } },
  }),
  figuresOf: ({ minimumMinor }) => ({ minimumMinor }),
}
