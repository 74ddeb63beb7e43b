import { Badge, type BadgeProps, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import type { ListedOffer } from '../../loyalty/personal-offers/listed-offer.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'

const tones: Partial<Record<ListedOffer['state'], BadgeProps['tone']>> = {
  open: 'info',
  taken: 'attention',
  used: 'success',
}

interface LineProps {
  offer: ListedOffer
  /** Left out where the page is about them. */
  who?: ReactNode
  isBusy: boolean
  onWithdraw(): void
}

/** One offer, and why it was made. */
export function OfferLine({ offer, who, isBusy, onWithdraw }: LineProps) {
  const t = useT('offers')
  const { speech, date } = useSpeech()
  const { reward, times, state, madeAt, until } = offer
  const { currency, locale } = speech
  const label = rewardLabel(reward, currency, locale)
  const product = 'variant' in reward ? (reward.variant?.title ?? '') : ''
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center" align="space-between">
        <Text as="span" variant="bodyMd" fontWeight="medium" breakWord>
          {label}
        </Text>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      </InlineStack>
      {who ? <Text as="p">{who}</Text> : null}
      <Text as="p" variant="bodySm" tone="subdued">
        {t('why_member', { count: times, product })}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {state === 'open'
          ? t('made_until', { made: date(madeAt), until: date(until) })
          : t('made', { made: date(madeAt) })}
      </Text>
      {state === 'open' ? (
        <InlineStack>
          <Button size="slim" disabled={isBusy} onClick={onWithdraw}>
            {t('withdraw.action')}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  )
}
