// A few minutes of `npm run crash`, in short: app and worker are killed on a busy day.
import { expect, test } from 'vitest'
import { beginBusyDay } from '../../scripts/crash/busy-shop.ts'
import { judge } from '../../scripts/crash/judge.ts'
import { publishProgram, signIn } from '../../scripts/demo/merchant.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'

const stack = await openTestStack()
const { control } = stack
await publishProgram(await signIn(control, stack), { pendingDays: 0 })
await control.moveClock({ advance: 'PT1M' })

test('what was acknowledged is settled, and what was redeemed is had once', async () => {
  stack.explainFailure()
  const day = await beginBusyDay(control)
  for (const victim of ['worker', 'app', 'worker', 'app'] as const) {
    await new Promise((done) => setTimeout(done, 1200))
    await stack.end(victim, 'SIGKILL')
    await stack.start(victim)
  }
  await day.end()
  const { acknowledged, redemptions, problems } = await judge(control, stack.databaseUrl, day)
  console.log(`${day.orders.length} orders, ${acknowledged} webhooks`, redemptions)
  expect(problems).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
