import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import type { MonthFigures } from '../../loyalty/accounting/statement.ts'
import { useSpeech } from '../speech.tsx'
import { useLocale, useT } from '../words.tsx'
import { deferredLines, deferredMinor } from './statement-lines.ts'

/** What is expected never to be spent, and how that is known. */
export function BreakageCard({ figures }: { figures: MonthFigures }) {
  const t = useT('accounting')
  const locale = useLocale()
  const { points } = useSpeech()
  const { rateBps, expectedPoints, cohorts } = figures.breakage
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('breakage.title')}
        </Text>
        <Text as="p">
          {rateBps === null
            ? t('breakage.too_little', { cohorts })
            : t('breakage.rate', {
                rate: rate.format(rateBps / 10_000),
                points: points(expectedPoints),
              })}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {t('breakage.formula')}
        </Text>
      </BlockStack>
    </Card>
  )
}

const sums: ReadonlySet<string> = new Set(['opening', 'closing'])

export function DeferredCard({ figures }: { figures: MonthFigures }) {
  const t = useT('accounting')
  const { money } = useSpeech()
  const { deferred } = figures
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('deferred.title')}
        </Text>
        <BlockStack gap="150">
          {deferredLines.map((line) => (
            <InlineStack key={line} align="space-between" gap="200" wrap={false}>
              <Text as="span" fontWeight={sums.has(line) ? 'semibold' : 'regular'}>
                {t(`deferred.${line}`)}
              </Text>
              <Text as="span" numeric fontWeight={sums.has(line) ? 'semibold' : 'regular'}>
                {money(deferredMinor(line, deferred))}
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued" variant="bodySm">
          {t('deferred.note')}
        </Text>
      </BlockStack>
    </Card>
  )
}
