// Nothing on a page reaches beyond its window.
import { expect } from 'vitest'
import type { Merchant } from './people.ts'

export async function fits({ page }: Merchant): Promise<void> {
  for (const frame of page.frames()) {
    const over = await frame.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(over).toBeLessThanOrEqual(0)
  }
}
