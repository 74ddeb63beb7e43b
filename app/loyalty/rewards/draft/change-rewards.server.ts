// Changes the draft's rewards. What is changed is the draft as it is now, whoever saved it last;
// whether the change still fits is for arrange to say.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { stampCards } from '../../program/cards/stamp-cards.ts'
import { readDraft } from '../../program/read-draft.server.ts'
import { writeDraft } from '../../program/save-draft.server.ts'
import type { ProgramSettings } from '../../program/settings.ts'
import type { Reward } from '../../reward-kinds/catalogue.ts'
import { arrange, type RewardChange } from './arrange.ts'

const mostTries = 5

interface ChangeOfRewards {
  change: RewardChange
  currency: string
  now: Date
}

/** @returns the rewards as saved. Refuses reward_unknown, reward_changed, too_many_rewards. */
export async function changeRewards(
  shop: ShopDb,
  { change, currency, now }: ChangeOfRewards,
): Promise<Result<Reward[]>> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const { settings, revision } = await readDraft(shop, currency)
    const arranged = arrange(settings.rewards, change)
    if (!arranged.ok) return arranged
    if (lacksCard(change, settings)) return refuse('reward_card_gone')
    const changed = { ...settings, rewards: arranged.value }
    // Somebody saved in between: their draft is changed instead.
    const isSaved = await shop.transaction((tx) =>
      writeDraft(tx, { settings: changed, revision, now }),
    )
    if (isSaved) return accept(arranged.value)
  }
  return refuse('draft_changed')
}

/** What is paid with a card that the draft does not have would be off again at once. */
function lacksCard(change: RewardChange, settings: ProgramSettings): boolean {
  const isOn = change.do === 'switch' && change.isOn
  const switched = isOn ? settings.rewards.find(({ id }) => id === change.id) : undefined
  const reward = change.do === 'save' ? change.reward : switched
  const card = reward && 'card' in reward ? reward.card : undefined
  return card !== undefined && !stampCards(settings).some(({ id }) => id === card)
}
