// Takes the pictures: each state in the size of a desktop and of a phone, and complains about every
// page that would have to be scrolled sideways.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { Frame, Locator, Page } from 'playwright-core'

const folder = 'docs/images'
const list = 'docs/screens.md'
const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const settleMs = 350
const largestKb = 200

export interface Picture {
  /** The file's name; the phone's has "-phone" after it. */
  name: string
  /** One line for docs/screens.md. */
  says: string
  /** Taller than a screen, where the page is worth reading to its end. */
  heights?: { desktop: number; phone: number }
  /** What has to be in sight. */
  shows?: Locator
  /** A phone narrower than usual, and no desktop. */
  width?: number
}

export class Camera {
  readonly complaints: string[] = []
  readonly #chapters: { title: string; pictures: Picture[] }[] = []

  constructor() {
    mkdirSync(folder, { recursive: true })
    for (const old of readdirSync(folder)) if (old.endsWith('.png')) rmSync(`${folder}/${old}`)
  }

  chapter(title: string): void {
    this.#chapters.push({ title, pictures: [] })
  }

  async take(page: Page, picture: Picture): Promise<void> {
    this.#chapters.at(-1)?.pictures.push(picture)
    const { name, heights, width } = picture
    if (!width)
      await this.#shoot(page, picture, name, {
        ...desktop,
        height: heights?.desktop ?? desktop.height,
      })
    const size = { width: width ?? phone.width, height: heights?.phone ?? phone.height }
    await this.#shoot(page, picture, `${name}-phone`, size)
    await page.setViewportSize(desktop)
  }

  async #shoot(page: Page, { shows }: Picture, name: string, size: typeof desktop): Promise<void> {
    await page.setViewportSize(size)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await shows?.scrollIntoViewIfNeeded()
    await page.waitForTimeout(settleMs)
    for (const frame of page.frames()) {
      const over = await overflow(frame)
      if (over > 0) this.complaints.push(`${name}: ${over} px wider than its window`)
    }
    const path = `${folder}/${name}.png`
    await page.screenshot({ path, caret: 'hide' })
    const kb = Math.round(statSync(path).size / 1000)
    if (kb > largestKb) this.complaints.push(`${name}: ${kb} kB`)
  }

  /** Writes the page that shows them all. */
  finish(): void {
    const chapters = this.#chapters.map(
      ({ title, pictures }) => `## ${title}\n\n${pictures.map(describe).join('\n\n')}\n`,
    )
    const head =
      '# Every screen\n\nMade by `npm run screenshots`, from a short story that is lived through in the shop in a box.\n'
    writeFileSync(list, [head, ...chapters].join('\n'))
  }
}

function overflow(frame: Frame): Promise<number> {
  return frame
    .evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    .catch(() => 0)
}

function describe({ name, says, width }: Picture): string {
  const onPhone = `<img src="images/${name}-phone.png" alt="On a phone: ${says}" height="420">`
  const onDesktop = width
    ? ''
    : `<img src="images/${name}.png" alt="On a desktop: ${says}" height="420"> `
  return `${says}\n\n${onDesktop}${onPhone}`
}
