// @ts-check
// What happens on a page without a press: a member comes by, reads a page, or a visitor came by a
// member's link. It is fetched only where the program gives for that, and tells our server only
// what counts: a visit once a day, a page once it was open and seen for so long.
import { openApi } from './api.js'

/** @typedef {HTMLElement & { panel(): Promise<{ refresh(): unknown }> }} Root */

const hourMs = 3_600_000
const place = document.querySelector('perennial-watch')
const root = /** @type {Root | null} */ (place?.closest('perennial-rewards') ?? null)
if (root && place instanceof HTMLElement) watch(root, place)

/** @param {Root} root @param {HTMLElement} place says what is watched */
function watch(root, { dataset: { visits, reads = '' } }) {
  const { proxy = '/apps/loyalty', language = 'en', signedIn } = root.dataset
  const api = openApi(proxy, language)
  const token = new URLSearchParams(location.search).get('perennial')
  if (signedIn === undefined) return token ? arrive(api, token) : undefined
  if (visits !== undefined) visit(api, root)
  for (const read of reads.split(' ').filter(Boolean)) {
    const [ruleId = '', seconds = '0'] = read.split(':')
    readPage(Number(seconds), () =>
      tell(api, root, { did: 'read', ruleId, seconds: Number(seconds) }),
    )
  }
}

/** @param {ReturnType<typeof openApi>} api @param {Root} root @param {object} did */
async function tell(api, root, did) {
  const outcome = await api.deed(did)
  // Whoever leaves the page meanwhile sees it on the next.
  if (outcome.kind === 'answer' && outcome.body.points > 0)
    await root.panel().then(
      (panel) => panel.refresh(),
      () => undefined,
    )
  return outcome
}

/**
 * Once an hour at most: which day it is, is for the shop's clock to say.
 * @param {ReturnType<typeof openApi>} api
 * @param {Root} root
 */
async function visit(api, root) {
  if (Date.now() - Number(keep('visited')) < hourMs) return
  const outcome = await tell(api, root, { did: 'visit' })
  if (outcome.kind === 'answer') keep('visited', String(Date.now()))
}

/**
 * A visitor is told apart by a number that their browser makes up, and by nothing else.
 * @param {ReturnType<typeof openApi>} api
 * @param {string} token
 */
async function arrive(api, token) {
  if (keep('arrived')) return
  const visitor = keep('visitor') ?? crypto.randomUUID()
  keep('visitor', visitor)
  const outcome = await api.deed({ did: 'arrive', token, visitor })
  if (outcome.kind === 'answer') keep('arrived', '1')
}

/** @param {number} seconds @param {() => unknown} done */
function readPage(seconds, done) {
  let seen = 0
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') return
    seen += 1
    if (seen < seconds) return
    clearInterval(timer)
    done()
  }, 1000)
}

/**
 * @param {string} key
 * @param {string} [value]
 * @returns {string | null}
 */
function keep(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(`perennial:${key}`)
    localStorage.setItem(`perennial:${key}`, value)
  } catch {
    // Storage is blocked: the server's own limits hold.
  }
  return null
}
