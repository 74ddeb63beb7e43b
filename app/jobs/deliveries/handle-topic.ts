// What the topics mean that are not about one order: the app's own life in a shop, and the three
// requests that the law makes. Each may be delivered again, late or out of turn, and is then
// harmless.
import { forShop, prisma, type ShopDb } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { log } from '../../log.server.ts'
import { exportMember } from '../../loyalty/members/export-member.server.ts'
import { findMemberId } from '../../loyalty/members/find-member-id.server.ts'
import { forgetMember } from '../../loyalty/members/forget-member.server.ts'
import { noteDeletedCustomer } from '../../loyalty/members/note-deleted-customer.server.ts'
import { readNamedTags } from '../../loyalty/membership/observe-tags.server.ts'
import { isAskedFor } from '../../loyalty/settlement/deeds/find-deed-rule.server.ts'
import { recordConsent } from '../../loyalty/settlement/deeds/record-known.server.ts'
import { mergeCustomers } from '../../loyalty/settlement/merge/merge-customers.server.ts'
import { enqueue } from '../../queue.server.ts'
import { allOrdersScope, askImport } from '../../shopify/ask-import.server.ts'
import { isInstalledNow } from '../../shopify/is-installed-now.server.ts'
import { parseBody } from '../../shopify/webhooks/parse-body.ts'
import * as read from '../../shopify/webhooks/read-notice.ts'
import { enrollNow } from './enroll-now.ts'

export interface Notice {
  topic: string
  triggeredAt: Date | null
  body: Uint8Array
}

interface Context {
  shop: ShopDb
  domain: string
  notice: Notice
  now: Date
}

type Handler = (context: Context) => Promise<void>

const handlers: Record<string, Handler> = {
  'app/uninstalled': uninstall,
  'app/scopes_update': updateScopes,
  'bulk_operations/finish': goOnImporting,
  'shop/update': refresh,
  'customers/delete': noteDeletion,
  'customers/merge': noteMerge,
  'customer.tags_added': askForTags,
  'customer.tags_removed': askForTags,
  'customers_email_marketing_consent/update': noteConsent,
  'customers/data_request': answerDataRequest,
  'customers/redact': redact,
  'shop/redact': erase,
}

/** The topics that come here; those about orders are settled elsewhere. */
export const noticeTopics = Object.keys(handlers)

/**
 * A topic we do not know is let pass.
 * @throws UnreadableError where the body lacks what its topic needs; ShopifyFault to be tried
 *   again.
 */
export async function handleTopic(
  { shopId, domain }: { shopId: number; domain: string },
  notice: Notice,
  { now }: { now: Date },
): Promise<void> {
  const handle = Object.hasOwn(handlers, notice.topic) ? handlers[notice.topic] : undefined
  await handle?.({ shop: forShop(shopId), domain, notice, now })
}

async function uninstall({ shop, domain, notice, now }: Context): Promise<void> {
  const at = notice.triggeredAt ?? now
  const row = await prisma().shop.findUnique({ where: { id: shop.shopId } })
  if (!row || (row.installedAt && row.installedAt > at)) return
  // The notice can arrive after the merchant has come back, before anything of ours has noticed.
  if (await isInstalledNow(domain)) return
  await prisma().$transaction([
    prisma().session.deleteMany({ where: { shop: domain } }),
    prisma().shop.updateMany({
      where: { id: shop.shopId, uninstalledAt: null },
      data: { uninstalledAt: at },
    }),
  ])
  log.info({ shopId: shop.shopId }, 'uninstalled; the books are kept')
}

async function updateScopes(context: Context): Promise<void> {
  const { shop, domain, notice, now } = context
  const { current } = read.scopesUpdate(bodyOf(notice))
  const where = { shop: domain, isOnline: false }
  const before = await prisma().session.findFirst({ where, select: { scope: true } })
  await prisma().session.updateMany({ where, data: { scope: current.join(',') } })
  const sawAll = (before?.scope ?? '').split(',').includes(allOrdersScope)
  if (current.includes(allOrdersScope) && !sawAll) await askImport(shop, domain, now)
  await refresh(context)
}

// Which operation it was does not matter: whatever is under way is looked at.
async function goOnImporting({ shop }: Context): Promise<void> {
  const { shopId } = shop
  await shop.transaction((tx) =>
    enqueue(tx, 'import_shop', { shopId }, { key: `import/${shopId}` }),
  )
}

// The newest state is asked for: notices come in any order.
async function refresh({ shop }: Context): Promise<void> {
  const { shopId } = shop
  await shop.transaction((tx) =>
    enqueue(tx, 'refresh_shop', { shopId }, { key: `refresh/${shopId}` }),
  )
}

async function noteDeletion({ shop, notice, now }: Context): Promise<void> {
  const { customerId } = read.customerDeleted(bodyOf(notice))
  await noteDeletedCustomer(shop, { customerId, deletedAt: notice.triggeredAt ?? now, now })
}

async function noteMerge({ shop, notice, now }: Context): Promise<void> {
  const { keptId, deletedId, isSuccess } = read.customersMerged(bodyOf(notice))
  if (!isSuccess) return
  const at = notice.triggeredAt ?? now
  await shop.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at, now }))
  // Shopify deletes the one that goes and may say so first: nothing is lost by that.
  await shop.db.finding.updateMany({
    where: { shopId: shop.shopId, kind: 'customer_deleted', subject: deletedId, resolvedAt: null },
    data: { resolvedAt: now },
  })
}

// Which tags they are now is asked for: notices come in any order.
async function askForTags({ shop, notice }: Context): Promise<void> {
  const { customerId } = read.tagsChanged(bodyOf(notice))
  await shop.transaction(async (tx) => {
    if ((await readNamedTags(tx)).size === 0) return
    const memberId = await findMemberId(tx, customerId)
    if (memberId) await enqueue(tx, 'observe_tags', { shopId: tx.shopId, memberIds: [memberId] })
  })
}

async function noteConsent({ shop, domain, notice, now }: Context): Promise<void> {
  const { customerId, agreedAt: at } = read.consentChanged(bodyOf(notice))
  if (!at || !(await isAskedFor(shop, 'consent', at))) return
  const memberId =
    (await findMemberId(shop, customerId)) ?? (await enrollNow({ shop, domain, customerId, now }))
  if (memberId) await shop.transaction((tx) => recordConsent(tx, { memberId, at }, now))
}

async function answerDataRequest({ shop, notice, now }: Context): Promise<void> {
  const { requestId, customerId, orderIds } = read.dataRequest(bodyOf(notice))
  const held = await exportMember(shop, customerId)
  const detail = { requestId, customerId, ordersRequested: orderIds, export: held }
  await recordFinding(shop, { kind: 'data_request', subject: `request/${requestId}`, detail }, now)
}

async function redact({ shop, notice, now }: Context): Promise<void> {
  const { customerId, orderIds } = read.redaction(bodyOf(notice))
  const isForgotten = await shop.transaction((tx) =>
    forgetMember(tx, { customerId, orderIds, now }),
  )
  log.info({ shopId: shop.shopId, isForgotten }, 'a customer was redacted')
}

// The job looks whether the shop has come back, and only then erases.
async function erase({ shop }: Context): Promise<void> {
  const { shopId } = shop
  await shop.transaction((tx) => enqueue(tx, 'erase_shop', { shopId }, { key: `erase/${shopId}` }))
}

function bodyOf(notice: Notice): unknown {
  return parseBody(notice.body)
}
