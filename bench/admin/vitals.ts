// What Shopify measures of an embedded page, by the browser's own observers: largest paint, shifts
// of the layout (as windows of at most five seconds), and the slowest answer to a touch.
import type { Frame, Page } from 'playwright-core'

export interface Vitals {
  lcp: number
  cls: number
  inp: number
}

/** What the entries hold that are looked at. */
interface Seen extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  interactionId: number
}

declare global {
  interface Window {
    vitals?: Vitals
  }
}

/** Observes every document that the page opens from now on. */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(observeDocument)
}

export async function readVitals(frame: Frame): Promise<Vitals> {
  const vitals = await frame.evaluate(() => window.vitals)
  if (!vitals || vitals.lcp === 0) throw new Error(`Nothing was painted at ${frame.url()}`)
  return vitals
}

function observeDocument(): void {
  const vitals = { lcp: 0, cls: 0, inp: 0 }
  window.vitals = vitals
  const watch = (type: string, note: (entry: Seen) => void, options = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as Seen)
    }).observe({ type, buffered: true, ...options })
  watch('largest-contentful-paint', ({ startTime }) => {
    vitals.lcp = startTime
  })
  // A frame of the same process is laid out once before its styles are there. Nobody sees it; in
  // Shopify's admin the frame is of another site, with a process of its own: it does not count.
  let painted = Number.POSITIVE_INFINITY
  const shifts: Seen[] = []
  const addUp = () => {
    let [first, last, sum] = [0, 0, 0]
    for (const { startTime, value } of shifts) {
      if (startTime < painted) continue
      const isSame = startTime - last < 1000 && startTime - first < 5000
      if (!isSame) [first, sum] = [startTime, 0]
      last = startTime
      sum += value
      vitals.cls = Math.max(vitals.cls, sum)
    }
  }
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-paint') painted = startTime
    addUp()
  })
  watch('layout-shift', (shift) => {
    if (!shift.hadRecentInput) shifts.push(shift)
    addUp()
  })
  watch(
    'event',
    ({ interactionId, duration }) => {
      if (interactionId) vitals.inp = Math.max(vitals.inp, duration)
    },
    { durationThreshold: 16 },
  )
}
