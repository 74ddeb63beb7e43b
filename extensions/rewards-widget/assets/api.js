// @ts-check
// Our server, through the shop's app proxy. Every outcome is a value: an answer, a refusal with its
// text, or no usable answer, after which nobody may assume that nothing happened.

/**
 * @typedef {'code' | 'instant' | 'manual' | 'given'} Outcomes
 * @typedef {{ id: string, status: string, code: string | null, label: string, points: number,
 *   expiresAt: string | null, kind?: string, rewardId?: string, outcome?: Outcomes,
 *   variantId?: string, note?: string, tracking?: string, instructions?: string }} Redemption
 * @typedef {{ stepPoints: number, stepMinor: number, minimumPoints: number,
 *   maximumPoints: number | null, maximumShare: number | null }} Range
 * @typedef {{ id: string, kind: string, label: string, labels?: Record<string, string>,
 *   isNamed?: boolean, points: number, card?: string, outcome?: Outcomes, minimumMinor?: number,
 *   minimumQuantity?: number, validDays?: number | null, amountMinor?: number,
 *   maximumMinor?: number, needsCart?: boolean, product?: { variantId: string, title: string },
 *   range?: Range, combines?: { order: boolean, product: boolean, shipping: boolean },
 *   isForSomeProducts?: boolean, purchase?: string, isSoldOut?: boolean, instructions?: string,
 *   isForPaidMembers?: boolean, needs?: { label: string }, audience?: string,
 *   obstacle?: 'points' | 'limit' | 'sold_out' | 'paid_members' | 'audience' | 'locked' | null,
 *   missingPoints?: number, offer?: { offerId: string, pieces: number } }} Reward
 * @typedef {{ id?: string, at: string, points: number, account: string, reason: string,
 *   card?: string }} Entry
 * @typedef {{ id: string, stamps: number, pending: number }} Card
 * @typedef {{ id: string | null, name: string, facts: string[],
 *   next: { name: string, missing: string, percent: number } | null }} Tier
 * @typedef {{ level: { id: string, name: string } | null, completedText: string,
 *   next: { missing: string, percent: number } | null,
 *   underWay: { id: string, progress: string, hint: string, percent: number }[],
 *   badges: { id: string, reached: string, isAgain: boolean }[] }} Challenges
 * @typedef {{ until: string | null, feeMinor?: number, savedMinor?: number }} Plan
 * @typedef {{ id: string, state: string, again?: string, reason?: string, isRejected?: boolean,
 *   row?: { count: number, until: string } }} Deed
 * @typedef {{ headline: string, points: number | null,
 *   steps: { text: string, points: number | null }[] }} Explanation
 * @typedef {{ id: string | null, status?: string, points: { available: number, pending: number,
 *   unsent?: number, expiringNext: null | { points: number, at: string } },
 *   redemptions: Redemption[], history: Entry[], nextChangeAt?: string | null,
 *   offer?: { id: string }, wantsNoOffers?: boolean,
 *   surveys?: { answered: string[], orders: number },
 *   limitsReached?: string[], cards?: Card[], deeds?: Deed[], tier?: Tier, plan?: Plan,
 *   challenges?: Challenges,
 *   contests?: { id: string, points: number }[],
 *   nickname?: { name: string, isHidden?: boolean },
 *   missed?: { points: number, until: string },
 *   friends?: { code: string | null, sent: { at: string, state: string, points: number }[],
 *     invited?: { state: string, points: number } },
 *   giving?: { id: string, name: string, points: number, amountMinor: number }[],
 *   next?: { available: number, pending: number } | null }} Member
 * @typedef {{ nickname: string | null, isHidden: boolean,
 *   changeableFrom: string | null }} OwnNickname
 * @typedef {{ id: string, title: string, text: string, votes: number, status: string,
 *   reply: string | null, by: string | null, isPinned: boolean, hasVoted: boolean,
 *   isOwn: boolean }} Idea
 * @typedef {{ id: string, title: string, text: string, votes: number, status: string,
 *   reply: string | null, state: string, reason: string | null, words: string | null,
 *   joined: string | null }} OwnIdea
 * @typedef {{ code: string, message: string } | null} Barred
 * @typedef {{ month: number, day: number, year: number | null }} Birthday
 * @typedef {{ birthday: Birthday | null, gender: string | null }} Told
 * @typedef {Told & { asks: { year: boolean, gender: boolean } | null,
 *   changeableFrom: string | null, nextGift: string | null }} Profile
 * @typedef {{ id: string, prizes: number[],
 *   board: { place: number, name: string | null, points: number, prize?: number }[] }} Contest
 * @typedef {{ member: Member | null,
 *   program: { rewards: Reward[], contests?: Contest[] } | null }} Me
 * @typedef {{ rewardId: string, requestId: string, points?: number,
 *   offerId?: string, pieces?: number, marketId?: string, causeId?: string,
 *   cart?: { subtotalMinor: number, currency: string } }} Wish
 */
/**
 * @template T
 * @typedef {{ kind: 'answer', body: T } | { kind: 'refusal', code: string, message: string }
 *   | { kind: 'busy' } | { kind: 'offline' } | { kind: 'silent' }} Outcome
 */

const waitMs = 8_000

/**
 * @param {string} base the shop's own path of the app proxy
 * @param {string} language of the page: what is answered comes in it
 */
export function openApi(base, language) {
  /** @param {string} verb */
  const to = (verb) => `${base}/${verb}?locale=${encodeURIComponent(language)}`
  return {
    /** @returns {Promise<Outcome<Me>>} */
    readMe: () => call(to('me')),
    /**
     * @param {string} line of the history; empty: the balance
     * @returns {Promise<Outcome<{ explanation: Explanation }>>}
     */
    explain: (line) => call(to('explain') + (line ? `&line=${encodeURIComponent(line)}` : '')),
    /**
     * @param {Wish} wish its request id is the same for every try of one redemption
     * @returns {Promise<Outcome<{ redemption: Redemption }>>}
     */
    redeem: (wish) => call(to('redeem'), wish),
    /**
     * @param {string} redemptionId
     * @returns {Promise<Outcome<{ redemption: Redemption }>>}
     */
    cancel: (redemptionId) => call(to('cancel'), { redemptionId }),
    /**
     * @param {string | null} termsVersion those that were shown and accepted; null: there are none
     * @returns {Promise<Outcome<unknown>>}
     */
    join: (termsVersion) => call(to('join'), termsVersion ? { termsVersion } : {}),
    /**
     * @param {object} deed what was done
     * @returns {Promise<Outcome<{ state?: string, points: number, token?: string }>>}
     */
    deed: (deed) => call(to('deed'), deed),
    /** @returns {Promise<Outcome<{ code: string }>>} the member's own */
    friends: () => call(to('friends'), {}),
    /** @param {string} code of whoever sent them @returns {Promise<Outcome<unknown>>} */
    friendCode: (code) => call(to('friend-code'), { code }),
    /**
     * @param {{ surveyId: string, score: number, comment: string }} given
     * @returns {Promise<Outcome<{ answer: { points: number } }>>}
     */
    answer: (given) => call(to('survey'), given),
    /**
     * @param {string} sort
     * @param {number} page
     * @returns {Promise<Outcome<{ ideas: Idea[], own: OwnIdea[], hasNext: boolean,
     *   posting: Barred, voting: Barred }>>}
     */
    readIdeas: (sort, page) => call(`${to('ideas')}&sort=${sort}&page=${page}`),
    /**
     * @param {object} wish
     * @returns {Promise<Outcome<{ vote?: { ideaId: string, votes: number, hasVoted: boolean } }>>}
     */
    actOnIdeas: (wish) => call(to('ideas'), wish),
    offer: (/** @type {object} */ said) => call(to('offer'), said),
    leave: () => call(to('leave'), {}),
    /**
     * @param {string | null} nickname null takes it away
     * @returns {Promise<Outcome<{ nickname: OwnNickname }>>}
     */
    nickname: (nickname) => call(to('nickname'), { nickname }),
    /**
     * @param {{ contestId: string, isIn: boolean, nickname?: string | null }} entry
     * @returns {Promise<Outcome<unknown>>}
     */
    contest: (entry) => call(to('contest'), entry),
    /** @returns {Promise<Outcome<{ profile: Profile }>>} */
    readProfile: () => call(to('profile')),
    /** @param {Told} told @returns {Promise<Outcome<{ profile: Profile }>>} */
    tellProfile: (told) => call(to('profile'), told),
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
