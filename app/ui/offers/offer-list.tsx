// The newest personal offers: to whom, of what, why, and what became of each. An open one can be
// taken back.
import { BlockStack, Box, Link, Text } from '@shopify/polaris'
import { useState } from 'react'
import { ConfirmModal } from '../editor/confirm-modal.tsx'
import { EmptyList } from '../list/empty-list.tsx'
import { RowsCard } from '../list/rows-card.tsx'
import { nameOf } from '../members/member-line.tsx'
import { useT } from '../words.tsx'
import { OfferLine } from './offer-line.tsx'
import type { OfferRow, OffersProps } from './offers-data.ts'

interface ListProps {
  rows: OfferRow[]
  isOn: boolean
  fetcher: OffersProps['fetcher']
}

export function OfferList({ rows, isOn, fetcher }: ListProps) {
  const t = useT('offers')
  const people = useT('members')
  const { ask, question } = useWithdrawing(fetcher)
  if (rows.length === 0)
    return isOn ? <EmptyList title={t('none.title')} text={t('none.text')} /> : null
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Text as="h2" variant="headingMd">
          {t('newest')}
        </Text>
      </Box>
      <RowsCard rows={rows} keyOf={(row) => row.id}>
        {(row) => (
          <OfferLine
            offer={row}
            who={<Link url={`/app/members/${row.memberId}`}>{nameOf(row.person, people)}</Link>}
            isBusy={fetcher.state !== 'idle'}
            onWithdraw={() => ask(row.id)}
          />
        )}
      </RowsCard>
      {question}
    </BlockStack>
  )
}

/** It is asked once more before something that a member sees goes. */
export function useWithdrawing(fetcher: OffersProps['fetcher']) {
  const t = useT('offers')
  const [offerId, setOfferId] = useState<string | null>(null)
  const asked = {
    title: t('withdraw.ask'),
    text: t('withdraw.text'),
    action: t('withdraw.action'),
    isCritical: true,
  }
  const send = () => {
    setOfferId(null)
    const said = { intent: 'withdraw', offerId: offerId ?? '' }
    fetcher.submit(said, { method: 'post', action: '/app/offers' })
  }
  return {
    ask: setOfferId,
    question: (
      <ConfirmModal
        asked={offerId === null ? null : asked}
        onConfirm={send}
        onClose={() => setOfferId(null)}
      />
    ),
  }
}
