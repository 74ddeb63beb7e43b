// A reward that is paid with a stamp card costs what fills the card. The card says how much that
// is, so the reward follows it; without the card there is nothing to pay with, and it is off.

type Stored = Record<string, unknown>

/** Settings as they are stored or typed, before they are checked. */
export function withCardPrices(settings: unknown): unknown {
  if (!isObject(settings) || !Array.isArray(settings['rewards'])) return settings
  const rewards: unknown[] = settings['rewards']
  if (!rewards.some(isByCard)) return settings
  const rules = Array.isArray(settings['rules']) ? settings['rules'].filter(isObject) : []
  const needed = new Map(rules.map((rule) => [rule['id'], rule['needed']]))
  return {
    ...settings,
    rewards: rewards.map((reward) => (isByCard(reward) ? follow(reward, needed) : reward)),
  }
}

function follow(reward: Stored, needed: ReadonlyMap<unknown, unknown>): Stored {
  const points = needed.get(reward['card'])
  return points === undefined ? { ...reward, isOn: false } : { ...reward, points }
}

const isObject = (value: unknown): value is Stored => typeof value === 'object' && value !== null

const isByCard = (reward: unknown): reward is Stored => isObject(reward) && Boolean(reward['card'])
