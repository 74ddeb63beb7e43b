// When a page stands still: nothing that it asked for is on its way, and nothing is left to be done
// or drawn. No time is measured, so a page that is slow is waited for, and one that is not is not.
import type { Frame, Page, Request } from 'playwright-core'
import { expect } from 'vitest'

const asked = new WeakMap<Page, Set<Request>>()

/** To be called before the page opens its first address. */
export function watchRequests(page: Page): void {
  const under = new Set<Request>()
  asked.set(page, under)
  page.on('request', (request) => {
    // What is no request to anybody is not told of as finished.
    if (/^https?:/.test(request.url())) under.add(request)
  })
  page.on('requestfinished', (request) => under.delete(request))
  page.on('requestfailed', (request) => under.delete(request))
}

/** Twice in a row: what comes back may ask for more. */
export async function standsStill(page: Page): Promise<void> {
  let times = 0
  const look = async () => {
    const rested = await Promise.all(page.frames().map(isAtRest))
    const left = [...(asked.get(page) ?? [])].map((request) => request.url())
    const moves = [...rested.filter((one) => one !== ''), ...left]
    times = moves.length === 0 ? times + 1 : 0
    return times >= 2 ? [] : ['once more', ...moves]
  }
  await expect.poll(look, { interval: 10 }).toEqual([])
}

/** @returns what it still does; a frame that goes elsewhere meanwhile does not rest. */
const isAtRest = (frame: Frame): Promise<string> =>
  Promise.race([
    frame.evaluate(rest).catch(() => 'goes elsewhere'),
    new Promise<string>((done) => setTimeout(() => done('does not answer'), 5000).unref()),
  ])

/** Runs in the page. */
async function rest(): Promise<string> {
  // Whatever is to be done at once is done before a task that has time.
  const { scheduler } = window as unknown as { scheduler: SchedulerLike }
  for (let turn = 0; turn < 3; turn += 1)
    await scheduler.postTask(() => {}, { priority: 'background' })
  if (document.readyState !== 'complete') return document.readyState
  if (document.querySelector('[data-busy]')) return 'busy'
  // Pages of the app come as HTML, and are taken over by their scripts.
  if (!('__remixContext' in window)) return ''
  const { __remixRouter: router } = window as unknown as { __remixRouter?: RouterLike }
  const part = document.querySelector('.Polaris-Page')
  if (!router || !part) return 'HTML'
  if (!Object.keys(part).some((key) => key.startsWith('__react'))) return 'HTML alone'
  const { initialized, navigation, revalidation, fetchers } = router.state
  const isIdle = [navigation, ...fetchers.values()].every(({ state }) => state === 'idle')
  return initialized && isIdle && revalidation === 'idle' ? '' : 'loads'
}

interface SchedulerLike {
  postTask(task: () => void, options: { priority: 'background' }): Promise<void>
}

interface RouterLike {
  state: {
    initialized: boolean
    navigation: { state: string }
    revalidation: string
    fetchers: Map<string, { state: string }>
  }
}
