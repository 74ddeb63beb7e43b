// A shop whose program has just begun and can be seen: for the tests and the bench, which look at
// its pages at once. What Liquid renders is written by the worker, a moment after publishing.
import type { Stack } from '../stack.ts'
import type { Control } from './control.ts'
import { publishProgram, signIn } from './merchant.ts'

const patienceMs = 90_000
const pauseMs = 100

/** @param change to the program's draft before it is published. */
export async function openShop(
  control: Control,
  stack: Pick<Stack, 'addresses'>,
  change: Record<string, unknown> = {},
): Promise<void> {
  await publishProgram(await signIn(control, stack), change)
  // Shopify stamps whole seconds: whoever comes in the second of the publication may be too early.
  await control.moveClock({ advance: 'PT1M' })
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const page = await fetch(stack.addresses.storefront)
    if ((await page.text()).includes('<perennial-rewards')) return
    await new Promise((done) => setTimeout(done, pauseMs))
  }
  throw new Error('The storefront does not show the program that was published.')
}
