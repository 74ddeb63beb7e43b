// Beside the form: how many members that is now, what it can be used for, and what it is used by.
import { BlockStack, Button, Card, InlineStack, Spinner, Text } from '@shopify/polaris'
import { isForOrders, type SegmentForm } from '../../loyalty/segments/segment.ts'
import { useT } from '../words.tsx'
import { SegmentUsesText } from './segment-uses.tsx'
import type { SegmentRow } from './segments-data.ts'
import { useCount } from './use-count.ts'
import { useCountWords } from './use-count-words.ts'

interface CardProps {
  /** Null while something of it cannot be read. */
  form: SegmentForm | null
  row: SegmentRow | null
  isDirty: boolean
}

export function CountCard({ form, row, isDirty }: CardProps) {
  const t = useT('segments')
  const countWords = useCountWords()
  const { count, isCounting } = useCount(form, row && { form: row, count: row.count })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('count.title')}
        </Text>
        <div aria-live="polite">
          {count ? (
            <Text as="p" variant="headingLg">
              {countWords(count)}
            </Text>
          ) : isCounting ? (
            <InlineStack gap="200" blockAlign="center">
              <Spinner size="small" accessibilityLabel={t('count.counting')} />
              <Text as="span" tone="subdued">
                {t('count.counting')}
              </Text>
            </InlineStack>
          ) : (
            <Text as="p" tone="subdued">
              {t('count.incomplete')}
            </Text>
          )}
        </div>
        {count?.members === 0 && !count.isAbout ? (
          <Text as="p" tone="subdued">
            {t('count.nobody')}
          </Text>
        ) : null}
        {count?.isAbout ? (
          <Text as="p" tone="subdued">
            {t('count.about_text')}
          </Text>
        ) : null}
        {row && !isDirty ? (
          <InlineStack>
            <Button url={`/app/members?segment=${row.segment}`}>{t('see')}</Button>
          </InlineStack>
        ) : null}
        {form ? (
          <Text as="p" tone="subdued">
            {t(isForOrders(form) ? 'use.everywhere' : 'use.today')}
          </Text>
        ) : null}
        {row ? <SegmentUsesText uses={row.uses} /> : null}
      </BlockStack>
    </Card>
  )
}
