// Compares the transfers with the pages they were bound in, and the pages with their signatures.
import type { ShopTx } from '../../../db.server.ts'
import type { Difference, Found } from '../../kernel/difference.ts'
import { type SignedPage, signatureOf } from './signature.server.ts'

const check = {
  print: 'a transfer stays as its page was signed',
  signature: 'a page is signed by us',
}

/** A transfer that says something else than its page was signed with, is gone, or is a stranger. */
export async function verifyPrints(shop: ShopTx): Promise<Difference[]> {
  const rows = await shop.sql<Found>`
    WITH signed AS (
      SELECT p.number, s.id, s.print FROM book_pages p, unnest(p.ids, p.prints) s (id, print)
      WHERE p.shop_id = ${shop.shopId}),
    present AS (
      SELECT t.id, transfer_print(t) AS print, concat_ws(' ', 'of member', t.member_id,
        t."from" || ' → ' || t."to", t.amount, t.reference) AS content
      FROM transfers t WHERE t.shop_id = ${shop.shopId}
        AND t.id <= (SELECT max(until_id) FROM book_pages WHERE shop_id = ${shop.shopId}))
    SELECT concat_ws(' ', 'transfer', id, p.content) AS subject,
      CASE WHEN p.id IS NULL THEN 'gone' WHEN s.id IS NULL THEN 'there' ELSE 'another' END AS found,
      coalesce('as page ' || s.number || ' was signed with it', 'on no page') AS expected
    FROM signed s FULL JOIN present p USING (id)
    WHERE s.print IS DISTINCT FROM p.print ORDER BY id`
  return rows.map((one) => ({ check: check.print, ...one }))
}

/** A page that is missing, or whose signature is not ours: it was written by somebody else. */
export async function verifySignatures(shop: ShopTx): Promise<Difference[]> {
  const found: Difference[] = []
  let before = { number: 0, signature: '' }
  for (;;) {
    const page = await readNext(shop, before.number)
    if (!page) return found
    const say = (number: number, is: string, expected: string) =>
      found.push({ check: check.signature, subject: `page ${number}`, found: is, expected })
    if (page.number !== before.number + 1) say(before.number + 1, 'gone', 'there')
    if (signatureOf(page, before.signature) !== page.signature)
      say(
        page.number,
        'not ours',
        'signed with the ENCRYPTION_KEY in use, after the page before it',
      )
    before = page
  }
}

async function readNext(
  shop: ShopTx,
  after: number,
): Promise<(SignedPage & { signature: string }) | undefined> {
  const [page] = await shop.sql<SignedPage & { signature: string }>`
    SELECT shop_id AS "shopId", number, until_id AS "untilId", ids::text AS ids,
      prints::text AS prints, signature
    FROM book_pages WHERE shop_id = ${shop.shopId} AND number > ${after}
    ORDER BY number LIMIT 1`
  return page
}
