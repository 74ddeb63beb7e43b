// @ts-check
// One redemption keeps one request id until it was answered, over double clicks, lost answers and
// reloads, so that trying again can never take points twice.

const prefix = 'perennial:redeem:'

/**
 * @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage the tab's; asking for
 *   it may throw
 * @param {() => string} makeId
 */
export function openRequests(storage, makeId) {
  /** @type {Map<string, string>} where a browser blocks storage, the page's life must do */
  const kept = new Map()
  return {
    /** @param {string} rewardId */
    idFor(rewardId) {
      const known = kept.get(rewardId) ?? quietly(() => storage().getItem(prefix + rewardId))
      const requestId = known ?? makeId()
      kept.set(rewardId, requestId)
      quietly(() => storage().setItem(prefix + rewardId, requestId))
      return requestId
    },
    /** @param {string} rewardId */
    forget(rewardId) {
      kept.delete(rewardId)
      quietly(() => storage().removeItem(prefix + rewardId))
    },
  }
}

/**
 * @template T
 * @param {() => T} attempt
 */
function quietly(attempt) {
  try {
    return attempt()
  } catch {
    return undefined
  }
}
