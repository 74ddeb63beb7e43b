// A call that may have come about although no answer did: the fault becomes a value, so that what
// it may have made can be looked for.
import { ShopifyFault } from '../../../shopify/admin/client.ts'

export function afterDoubt<Answer>(
  call: Promise<Answer>,
): Promise<Answer | { outcome: 'open'; fault: ShopifyFault }> {
  return call.catch((fault: unknown) => {
    if (fault instanceof ShopifyFault && fault.isDoubtful) return { outcome: 'open', fault }
    throw fault
  })
}
