// The mutations the simulator performs. Any other is an error (resolve.ts).
import { discountMutations } from './discounts.ts'
import { metafieldMutations } from './metafields.ts'
import { tagMutations } from './tags.ts'

export const mutations = { ...discountMutations, ...metafieldMutations, ...tagMutations }
