import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris'
import { accountName } from '../../loyalty/explain/names.ts'
import { renderBecause } from '../../loyalty/explain/render-because.ts'
import type { Account } from '../../loyalty/ledger/account.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownStatement } from './member-data.ts'

type Entry = ShownStatement['entries'][number]

interface LineProps {
  entry: Entry
  /** Adjustments that were undone already. */
  undone: string[]
  onUndo?(adjustmentId: string): void
}

export function HistoryLine({ entry, undone, onUndo }: LineProps) {
  const { speech, instant, number } = useSpeech()
  const { because, from, to } = entry
  const sign = signOf(from, to)
  const canUndo = because.kind === 'adjusted' && !undone.includes(because.adjustmentId)
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
      <BlockStack gap="050">
        <Text as="p" breakWord>
          {renderBecause(because, speech, entry.amount)}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {instant(entry.occurredAt)} · {accountName(from, speech.locale)} →{' '}
          {accountName(to, speech.locale)}
        </Text>
        {canUndo ? (
          <InlineStack>
            <Button
              variant="plain"
              disabled={!onUndo}
              onClick={() => onUndo?.(because.adjustmentId)}
              accessibilityLabel={`Undo: ${because.note}`}
            >
              Undo
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
      <Box minWidth="fit-content">
        <Text
          as="p"
          numeric
          alignment="end"
          fontWeight="semibold"
          tone={sign === '+' ? 'success' : undefined}
        >
          {sign}
          {number(entry.amount)}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" numeric alignment="end">
          {number(entry.availableAfter)} to spend
        </Text>
      </Box>
    </InlineStack>
  )
}

const own: ReadonlySet<Account> = new Set(['pending', 'available', 'held', 'outstanding'])

// Plus and minus are about what is the member's; a move between their own accounts has neither, but
// for what can be spent.
function signOf(from: Account, to: Account): '+' | '−' | '' {
  if (to === 'available') return '+'
  if (from === 'available') return '−'
  if (own.has(from) === own.has(to)) return ''
  return own.has(to) ? '+' : '−'
}
