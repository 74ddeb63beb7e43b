// A browser for tests, bench and pictures: the system's Chromium, else the one that npm brings.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const systemPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

// The package's own default arguments switch off the same-origin policy and process isolation,
// which would make every result about policies false.
const always = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** An ordinary browser's: Shopify's SDK answers 410 to what calls itself headless. */
export const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

/** @param more arguments than those for everybody */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  const args = [...always, ...more]
  const system = findSystem()
  if (system) return chromium.launch({ executablePath: system, args })
  return withPacked((executablePath) =>
    chromium.launch({ executablePath, args, env: { ...process.env } as Environment }),
  )
}

/** Before several are launched at once: who came second would start what is half unpacked. */
export async function unpackBrowser(): Promise<void> {
  if (!findSystem()) await withPacked(async () => {})
}

const findSystem = () => systemPaths.find((path) => path && existsSync(path))

async function withPacked<T>(use: (executablePath: string) => Promise<T>): Promise<T> {
  const before = { ...process.env }
  Object.assign(process.env, packedEnvironment(resolve('.data/browser')))
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await use(await packed.executablePath())
  } finally {
    process.env = before
  }
}

type Environment = Record<string, string>

/**
 * What the packed browser needs to be told before it is imported: a folder of its own to unpack in
 * (a browser that another run unpacked without its libraries would be taken as it is), the
 * runtime's name (only then are the libraries unpacked), and fonts (without them every text has no
 * width).
 */
function packedEnvironment(temporary: string): Environment {
  const fonts = join(temporary, 'fontconfig')
  mkdirSync(fonts, { recursive: true })
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${temporary}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${temporary}/fontcache</cachedir>
</fontconfig>
`,
  )
  return {
    TMPDIR: temporary,
    FONTCONFIG_PATH: fonts,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    LD_LIBRARY_PATH: [join(temporary, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(':'),
  }
}
