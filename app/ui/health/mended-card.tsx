import { BlockStack, Box, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { Affected } from './affected.tsx'
import type { ShownHealth, ShownMended } from './health-data.ts'

/** What was put right in the last weeks, by itself or by somebody. */
export function MendedCard({ mended }: { mended: ShownHealth['mended'] }) {
  const t = useT('health')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('mended.heading')}
        </Text>
        <Text as="p" tone="subdued">
          {mended.length === 0 ? t('mended.none') : t('mended.some')}
        </Text>
        {mended.map((one, index) => (
          <BlockStack key={one.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <Line mended={one} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function Line({ mended }: { mended: ShownMended }) {
  const t = useT('health')
  const { instant, signed, speech } = useSpeech()
  const { at, by, isUnderWay } = mended
  const who = by === null ? 'by_itself' : by === speech.reader ? 'by_you' : 'by_staff'
  return (
    <BlockStack gap="050">
      <Text as="p" breakWord>
        {t(`mended.kind.${mended.kind}`)}
      </Text>
      {mended.kind === 'order_missed' && mended.values.points ? (
        <Text as="p" variant="bodySm">
          {t('mended.points', { change: signed(Number(mended.values.points)) })}
        </Text>
      ) : null}
      <InlineStack gap="300" blockAlign="center">
        <Text as="p" variant="bodySm" tone="subdued">
          {isUnderWay
            ? t('mended.under_way', { at: instant(at) })
            : t(`mended.${who}`, { at: instant(at) })}
        </Text>
        <Box>
          <InlineStack gap="300">
            <Affected {...mended} elsewhere={null} />
          </InlineStack>
        </Box>
      </InlineStack>
    </BlockStack>
  )
}
