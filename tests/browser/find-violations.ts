// axe over a page or a frame: what is serious or critical, as short lines.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is still fading in has no contrast yet. */
function settle(): Promise<unknown> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
  return Promise.all(ending.map((animation) => animation.finished))
}

/** @param scope a selector; what is outside of it is somebody else's */
export async function findViolations(place: Page | Frame, scope = 'html'): Promise<string[]> {
  if (!(await place.evaluate(() => 'axe' in window))) await place.evaluate(source)
  await place.evaluate(settle)
  const { violations } = await place.evaluate(
    ({ scope, tags }) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        { include: [[scope]] },
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      ),
    { scope, tags },
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
}
