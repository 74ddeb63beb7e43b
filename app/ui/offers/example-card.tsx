// What the settings as they stand in the fields would offer a real member, and what that one reads.
import { BlockStack, Card, Link, Text } from '@shopify/polaris'
import { rewardLabel } from '../../loyalty/explain/reward-label.ts'
import { addDays } from '../../loyalty/kernel/time.ts'
import { rewardOf } from '../../loyalty/personal-offers/offer.ts'
import type { OfferSettings } from '../../loyalty/personal-offers/offer-settings.ts'
import { type Often, personalOffer } from '../../loyalty/personal-offers/personal-offer.ts'
import { nameOf } from '../members/member-line.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { OffersData } from './offers-data.ts'

interface ExampleProps {
  /** Null while something of them cannot be read. */
  settings: OfferSettings | null
  data: Pick<OffersData, 'example' | 'now'>
}

export function ExampleCard({ settings, data }: ExampleProps) {
  const t = useT('offers')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('example.heading')}
        </Text>
        <Example settings={settings} data={data} />
      </BlockStack>
    </Card>
  )
}

function Example({ settings, data: { example, now } }: ExampleProps) {
  const t = useT('offers')
  const people = useT('members')
  if (!example) return <Said text={t('example.nobody')} />
  if (!settings) return <Said text={t('example.unread')} />
  const name = nameOf(example.person, people)
  const decided = personalOffer(example.orders, settings, new Date(now))
  return (
    <>
      <Text as="p">
        <Link url={`/app/members/${example.memberId}`}>{name}</Link>
      </Text>
      {decided.isOffered ? (
        <Offered often={decided.often} settings={settings} now={new Date(now)} />
      ) : (
        <Said text={t('example.nothing', { count: example.orders.length })} />
      )}
      <Said text={t('example.about')} />
    </>
  )
}

interface OfferedProps {
  often: Often
  settings: OfferSettings
  now: Date
}

function Offered({ often, settings, now }: OfferedProps) {
  const t = useT('offers')
  const { speech, points, date } = useSpeech()
  const { variantId, productId, title, times } = often
  const sold = { variantId, productId, title, handle: '', unitMinor: 0 }
  const label = rewardLabel(rewardOf(often, sold, settings), speech.currency, speech.locale)
  return (
    <BlockStack gap="100">
      <Text as="p" variant="headingSm" breakWord>
        {label}
      </Text>
      <Text as="p">{t('why', { count: times, product: title })}</Text>
      <Text as="p">
        {settings.points > 0 ? t('price', { points: points(settings.points) }) : t('present')}
      </Text>
      <Text as="p" tone="subdued">
        {t('until', { date: date(addDays(now, settings.openDays).toISOString()) })}
      </Text>
    </BlockStack>
  )
}

function Said({ text }: { text: string }) {
  return (
    <Text as="p" tone="subdued">
      {text}
    </Text>
  )
}
