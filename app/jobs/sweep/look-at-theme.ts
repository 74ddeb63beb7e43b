// Every night, where the merchant lets us look: does the published theme show the panel? Shoppers
// who cannot see their points ask, and nobody tells the merchant.
import { recordFinding, resolveFindings } from '../../findings.server.ts'
import { log } from '../../log.server.ts'
import { readPhase } from '../../loyalty/program/read-phase.server.ts'
import { readProgramInForce } from '../../loyalty/program/read-program-in-force.server.ts'
import { readThemeEmbed } from '../../shopify/admin/read-theme-embed.ts'
import { grantedScopes } from '../../shopify/scopes.server.ts'
import type { Sweep } from './sweep-orders.ts'

/** The file of the embed in extensions/rewards-widget/blocks. */
const embedHandle = 'rewards-embed'
const finding = { kind: 'panel_missing', subject: 'theme' } as const
const shown = new Set(['test', 'live', 'winding_down'])

export async function lookAtTheme({ shop, admin, now }: Sweep, domain: string): Promise<void> {
  if (!(await grantedScopes(domain)).includes('read_themes')) return
  const [{ phase }, version] = await Promise.all([
    readPhase(shop, now),
    readProgramInForce(shop, now),
  ])
  const isMeant = version !== null && shown.has(phase)
  const isOn = isMeant ? await readThemeEmbed(admin, embedHandle) : true
  if (isOn === null) {
    log.warn({ shopId: shop.shopId }, "the published theme's settings cannot be read")
    return
  }
  if (isOn) await resolveFindings(shop, finding, now)
  else await recordFinding(shop, { ...finding, detail: {} }, now)
}
