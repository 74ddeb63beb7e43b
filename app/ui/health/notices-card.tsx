import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderFinding } from '../../loyalty/explain/render-finding.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownHealth } from './health-data.ts'

interface CardProps extends Pick<ShownHealth, 'findings' | 'sweptUntil'> {
  onCompare(): void
  onRefresh(): void
}

const lookAgainMs = 1000
const longestMs = 6000

/** What the merchant should know of, and how far the nightly comparison with Shopify got. */
export function NoticesCard({ findings, sweptUntil, onCompare, onRefresh }: CardProps) {
  const { instant, speech } = useSpeech()
  const [isComparing, compare] = useComparison(sweptUntil, onCompare, onRefresh)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Notices
          </Text>
          <Button onClick={compare} loading={isComparing}>
            Compare now
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {sweptUntil
            ? `Every order changed until ${instant(sweptUntil)} was compared with Shopify.`
            : 'Orders are compared with Shopify every night; the first comparison has not run yet.'}
          {sweptUntil && findings.length === 0 ? ' Nothing was missed in the last 30 days.' : ''}
        </Text>
        {findings.map((finding, index) => (
          <BlockStack key={finding.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <BlockStack gap="050">
              <Text as="p" breakWord>
                {renderFinding(finding.kind, finding.detail, speech.locale)}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                Found {instant(finding.foundAt)}
                {finding.resolvedAt ? `, put right ${instant(finding.resolvedAt)}` : ''}
              </Text>
              {finding.answer === null ? null : <AnswerDownload answer={finding.answer} />}
            </BlockStack>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

/** Asks for a comparison and looks again until its date has moved on. */
function useComparison(
  sweptUntil: string | null,
  onCompare: () => void,
  onRefresh: () => void,
): [boolean, () => void] {
  const [asked, setAsked] = useState<{ before: string | null } | null>(null)
  const isComparing = asked !== null && asked.before === sweptUntil
  useEffect(() => {
    if (!isComparing) return
    const look = setInterval(onRefresh, lookAgainMs)
    // Where nothing at all happened in the shop since, the date does not move.
    const end = setTimeout(() => setAsked(null), longestMs)
    return () => {
      clearInterval(look)
      clearTimeout(end)
    }
  }, [isComparing, onRefresh])
  const compare = () => {
    setAsked({ before: sweptUntil })
    onCompare()
  }
  return [isComparing, compare]
}

function AnswerDownload({ answer }: { answer: string }) {
  const download = () => {
    const address = URL.createObjectURL(new Blob([answer], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'customer-data.json'
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <InlineStack>
      <Button variant="plain" onClick={download}>
        Download the answer
      </Button>
    </InlineStack>
  )
}
