import { Button } from '@shopify/polaris'
import { useT } from '../words.tsx'
import type { ShownTrouble } from './health-data.ts'

type AffectedProps = Pick<ShownTrouble, 'orderId' | 'orderName' | 'memberId' | 'elsewhere'>

/** Ways to the order and the member it is about. */
export function Affected({ orderId, orderName, memberId, elsewhere }: AffectedProps) {
  const t = useT('health')
  return (
    <>
      {orderId ? (
        <Button variant="plain" url={`shopify:admin/orders/${orderId}`} target="_top">
          {orderName ? t('affected.order', { order: orderName }) : t('affected.unnamed_order')}
        </Button>
      ) : null}
      {memberId && elsewhere !== 'member' ? (
        <Button variant="plain" url={`/app/members/${memberId}`}>
          {t('affected.member')}
        </Button>
      ) : null}
    </>
  )
}
