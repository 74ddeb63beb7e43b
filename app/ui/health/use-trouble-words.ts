// What is the matter, in the merchant's words. Findings have theirs in the language files of the
// domain; everything else is told here.

import { renderFinding } from '../../loyalty/explain/render-finding.ts'
import type { FindingKind } from '../../loyalty/kernel/findings.ts'
import { useLocale, useT } from '../words.tsx'
import type { ShownTrouble } from './health-data.ts'

/** @returns what happened, and what it means or what to do where that does not say itself. */
export function useTroubleWords({
  kind,
  values,
  orderName,
}: Pick<ShownTrouble, 'kind' | 'values' | 'orderName'>): { what: string; how: string | null } {
  const t = useT('health')
  const locale = useLocale()
  const order = orderName ?? ''
  switch (kind) {
    case 'order_parked':
    case 'order_waiting':
    case 'order_missed':
      return {
        what: orderName ? t(`${kind}.what`, { order }) : t(`${kind}.what_unnamed`),
        how: t(`${kind}.how`),
      }
    case 'order_news':
    case 'customer_news':
    case 'store_news':
    case 'app_news':
    case 'privacy_news':
    case 'code_in_doubt':
    case 'credit_in_doubt':
    case 'code_slow':
    case 'import_failed':
    case 'points_overflow':
      return { what: t(`${kind}.what`, values), how: t(`${kind}.how`) }
    default:
      return { what: renderFinding(kind satisfies FindingKind, values, locale), how: null }
  }
}
