import { useFetcher } from '@remix-run/react'
import { BlockStack, Card, Text } from '@shopify/polaris'
import { renderRefusal } from '../../loyalty/explain/render-refusal.ts'
import type { ListedOffer } from '../../loyalty/personal-offers/listed-offer.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { OfferLine } from './offer-line.tsx'
import { useWithdrawing } from './offer-list.tsx'
import type { OffersAnswer } from './offers-data.ts'

interface CardProps {
  offers: ListedOffer[]
  /** They said no to all of them. */
  wantsNone: boolean
}

/** What a member is and was offered, with why; nothing where they never were. */
export function MemberOffersCard({ offers, wantsNone }: CardProps) {
  const t = useT('offers')
  const { speech } = useSpeech()
  const fetcher = useFetcher<OffersAnswer>()
  const { ask, question } = useWithdrawing(fetcher)
  const refusal = fetcher.state === 'idle' ? fetcher.data?.refusal : null
  if (offers.length === 0 && !wantsNone) return null
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('title')}
        </Text>
        {wantsNone ? (
          <Text as="p" tone="subdued">
            {t('wants_none')}
          </Text>
        ) : null}
        {refusal ? (
          <Text as="p" tone="critical">
            {renderRefusal(refusal, speech)}
          </Text>
        ) : null}
        {offers.map((offer) => (
          <OfferLine
            key={offer.id}
            offer={offer}
            isBusy={fetcher.state !== 'idle'}
            onWithdraw={() => ask(offer.id)}
          />
        ))}
      </BlockStack>
      {question}
    </Card>
  )
}
