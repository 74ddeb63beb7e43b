// Ids stay for ever with what was redeemed, so a removed one must not come back as another reward.
import { randomBytes } from 'node:crypto'

export const newRewardId = (): string => `reward-${randomBytes(6).toString('hex')}`
