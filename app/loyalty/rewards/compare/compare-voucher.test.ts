import { expect, test } from 'vitest'
import type { VoucherSeen } from '../../kernel/voucher.ts'
import { compareVoucher, type VoucherPromised } from './compare-voucher.ts'

const now = new Date('2026-06-01T00:00:00Z')
const endsAt = new Date('2026-07-01T00:00:00Z')
const promised: VoucherPromised = {
  benefit: { kind: 'amount', amountMinor: 500 },
  endsAt,
  customerId: '9001',
}
const asPromised: VoucherSeen = {
  isActive: true,
  used: 0,
  endsAt,
  usageLimit: 1,
  customerIds: ['9001'],
  value: { amountMinor: 500 },
}
const seen = (changed: Partial<VoucherSeen>) =>
  compareVoucher(promised, { ...asPromised, ...changed }, now)

test('as promised nothing differs', () => {
  expect(seen({})).toBeNull()
  // Stamps of whole seconds.
  expect(seen({ endsAt: new Date(endsAt.getTime() - 999) })).toBeNull()
})

test.each([
  [{ used: 1, isActive: false }, 'used'],
  [{ endsAt: new Date(endsAt.getTime() + 1000) }, 'end'],
  [{ endsAt: null }, 'end'],
  [{ endsAt: new Date(now.getTime() + 1) }, 'end'],
  [{ endsAt: now, isActive: false }, 'ended'],
  [{ isActive: false }, 'ended'],
  [{ value: { amountMinor: 501 } }, 'value'],
  [{ value: { percent: 5 } }, 'value'],
  [{ customerIds: [] }, 'customer'],
  [{ customerIds: ['9001', '9002'] }, 'customer'],
  [{ usageLimit: 2 }, 'limit'],
  [{ usageLimit: null }, 'limit'],
] as [Partial<VoucherSeen>, string][])('%o is %s', (changed, difference) => {
  expect(seen(changed)).toBe(difference)
})

test('what the vendor does not have is gone', () => {
  expect(compareVoucher(promised, null, now)).toBe('gone')
})

test('one that ended in its time is as promised', () => {
  expect(compareVoucher(promised, { ...asPromised, isActive: false }, endsAt)).toBeNull()
})
