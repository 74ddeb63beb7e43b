// The language in which a member reads the storefront: what is written ahead for them is in it.
import type { ShopTx } from '../../db.server.ts'
import type { Language } from '../explain/languages.ts'

/** Where it is another than before, their state is written once more. */
export async function rememberLanguage(
  shop: ShopTx,
  memberId: string,
  language: Language,
): Promise<void> {
  await shop.sql`
    WITH changed AS (
      UPDATE members SET locale = ${language}
      WHERE shop_id = ${shop.shopId} AND id = ${memberId}::uuid
        AND locale IS DISTINCT FROM ${language} RETURNING id)
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${shop.shopId} AND member_id IN (SELECT id FROM changed) RETURNING 1 AS one`
}
