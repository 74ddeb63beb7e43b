// @ts-check
// Our server, through the shop's app proxy. Every outcome is a value: an answer, a refusal with its
// text, or no usable answer, after which nobody may assume that nothing happened.

/**
 * @typedef {{ id: string, status: string, code: string | null, label: string, points: number,
 *   expiresAt: string | null }} Redemption
 * @typedef {{ id: string, kind: string, label: string, points: number, minimumMinor?: number,
 *   validDays?: number | null, available: boolean, missingPoints: number }} Reward
 * @typedef {{ at: string, points: number, account: string, reason: string }} Entry
 * @typedef {{ id: string, points: { available: number, pending: number,
 *   expiringNext: null | { points: number, at: string } }, redemptions: Redemption[],
 *   history: Entry[], nextChangeAt?: string | null,
 *   next?: { available: number, pending: number } | null }} Member
 * @typedef {{ member: Member | null, program: { rewards: Reward[] } | null }} Me
 */
/**
 * @template T
 * @typedef {{ kind: 'answer', body: T } | { kind: 'refusal', code: string, message: string }
 *   | { kind: 'busy' } | { kind: 'offline' } | { kind: 'silent' }} Outcome
 */

const waitMs = 8_000

/**
 * @param {string} base the shop's own path of the app proxy
 */
export function openApi(base) {
  return {
    /** @returns {Promise<Outcome<Me>>} */
    readMe: () => call(`${base}/me`),
    /**
     * @param {string} rewardId
     * @param {string} requestId the same for every try of one redemption
     * @returns {Promise<Outcome<{ redemption: Redemption }>>}
     */
    redeem: (rewardId, requestId) => call(`${base}/redeem`, { rewardId, requestId }),
    /**
     * @param {string} redemptionId
     * @returns {Promise<Outcome<{ redemption: Redemption }>>}
     */
    cancel: (redemptionId) => call(`${base}/cancel`, { redemptionId }),
  }
}

/**
 * @param {string} address
 * @param {object} [body] posted as JSON
 * @returns {Promise<Outcome<any>>}
 */
async function call(address, body) {
  try {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(waitMs),
    })
    if (response.status === 429) return { kind: 'busy' }
    const answer = await response.json()
    if (response.ok) return { kind: 'answer', body: answer }
    const { code, message } = answer.refusal ?? {}
    return code ? { kind: 'refusal', code, message: message ?? '' } : { kind: 'silent' }
  } catch {
    // A time-out, a broken line, or a page where JSON was expected.
    return { kind: navigator.onLine === false ? 'offline' : 'silent' }
  }
}
