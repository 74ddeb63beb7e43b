// @ts-check
// Fetched only where somebody came by a friend's link: keeps its code in this browser for some
// weeks and writes it into the cart, so that the order carries it. Nothing else of the visitor is
// looked at.

const key = 'perennial:friend'
const attribute = 'perennial_referral'
const keptMs = 30 * 86_400_000

/** @returns {string | null} */
function fromAddress() {
  const code = new URLSearchParams(window.location.search).get('ref') ?? ''
  return /^[2-9A-HJ-NP-Z]{8}$/i.test(code) ? code.toUpperCase() : null
}

/** @returns {string | null} */
function takeCode() {
  const fresh = fromAddress()
  try {
    if (fresh) localStorage.setItem(key, JSON.stringify({ code: fresh, at: Date.now() }))
    const { code = null, at = 0 } = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (Date.now() - at < keptMs) return code
    localStorage.removeItem(key)
    return null
  } catch {
    // Storage is blocked: the code is good for this page's cart.
    return fresh
  }
}

/**
 * Once in a browser's tab: a cart that was bought is followed by an empty one.
 * @param {string} code
 */
async function carry(code) {
  if (carried() === code) return
  const root = Reflect.get(window, 'Shopify')?.routes?.root ?? '/'
  const response = await fetch(`${root}cart/update.js`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ attributes: { [attribute]: code } }),
  })
  if (response.ok) carried(code)
}

/** @param {string} [code] */
function carried(code) {
  try {
    if (code) sessionStorage.setItem(key, code)
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

const code = takeCode()
if (code) {
  for (const note of document.querySelectorAll('[data-slot="friend-note"]')) {
    if (note instanceof HTMLElement) note.hidden = false
  }
  carry(code).catch(() => {})
}
