// The mutations the simulator performs. Any other is an error (resolve.ts).
import { bulkMutations } from './bulk.ts'
import { discountMutations } from './discount/index.ts'
import { giftCardMutations } from './gift-cards.ts'
import { metafieldMutations } from './metafields.ts'
import { scopeMutations } from './scopes.ts'
import { storeCreditMutations } from './store-credit.ts'
import { tagMutations } from './tags.ts'
import { webhookMutations } from './webhooks.ts'

export const mutations = {
  ...bulkMutations,
  ...discountMutations,
  ...giftCardMutations,
  ...metafieldMutations,
  ...scopeMutations,
  ...storeCreditMutations,
  ...tagMutations,
  ...webhookMutations,
}
