// Tags of customers are asked for by a job: no message about a customer carries them.
import type { ShopTx } from '../../../db.server.ts'
import { enqueue } from '../../../queue.server.ts'

const mostAtOnce = 50

/** Asks for the tags of these members: they are not in any message that names the customer. */
export async function askForTags(tx: ShopTx, memberIds: string[]): Promise<void> {
  const { shopId } = tx
  for (let from = 0; from < memberIds.length; from += mostAtOnce) {
    await enqueue(tx, 'observe_tags', {
      shopId,
      memberIds: memberIds.slice(from, from + mostAtOnce),
    })
  }
}
