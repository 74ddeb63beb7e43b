import { Badge } from '@shopify/polaris'
import { useT } from '../words.tsx'
import type { ShownStatement } from './accounting-data.ts'

export function MonthBadge({ statement }: { statement: ShownStatement }) {
  const t = useT('accounting')
  if (statement.closed) return <Badge tone="success">{t('month.closed')}</Badge>
  if (statement.isOpen) return <Badge tone="info">{t('month.running')}</Badge>
  return <Badge>{t('month.over')}</Badge>
}
