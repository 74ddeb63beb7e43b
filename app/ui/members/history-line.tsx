import { Badge, BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris'
import { accountName } from '../../loyalty/explain/names.ts'
import { renderExplanation } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { Why } from '../reckoning/why.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownStatement } from './member-data.ts'
import { signOf } from './sign-of.ts'

type Entry = ShownStatement['entries'][number]

interface LineProps {
  entry: Entry
  /** Adjustments that were undone already. */
  undone: string[]
  onUndo?(adjustmentId: string): void
}

export function HistoryLine({ entry, undone, onUndo }: LineProps) {
  const t = useT('member')
  const { speech, instant, number, signed, count, amount } = useSpeech()
  const { because, from, to } = entry
  const { headline, steps } = renderExplanation(entry.explanation, speech)
  const sign = signOf(from, to)
  const canUndo = because.kind === 'adjusted' && !undone.includes(because.adjustmentId)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
      <BlockStack gap="050">
        <InlineStack gap="200">
          <Text as="p" breakWord>
            {headline}
          </Text>
          {entry.isTest ? <Badge tone="info">{t('test')}</Badge> : null}
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {t('history.moved', {
            at: instant(entry.occurredAt),
            from: accountName(from, speech.locale),
            to: accountName(to, speech.locale),
          })}
        </Text>
        <Why what={headline} steps={steps} />
        {canUndo ? (
          <InlineStack>
            <Button
              variant="plain"
              disabled={!onUndo}
              onClick={() => onUndo?.(because.adjustmentId)}
              accessibilityLabel={t('history.undo_which', { note: because.note })}
            >
              {t('history.undo')}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
      <Box minWidth="fit-content">
        <Text
          as="p"
          numeric
          alignment="end"
          fontWeight={sign ? 'semibold' : 'regular'}
          tone={tones[sign]}
        >
          {/* A sign stands before its figure, whichever way the page is read. */}
          <bdi dir="ltr">{sign ? signed(sign * entry.amount) : number(entry.amount)}</bdi>
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" numeric alignment="end">
          {entry.asset === 'points'
            ? count('to_spend', entry.availableAfter)
            : amount(entry.asset, entry.availableAfter)}
        </Text>
      </Box>
    </InlineStack>
  )
}

const tones = { '1': 'success', '-1': undefined, '0': 'subdued' } as const
