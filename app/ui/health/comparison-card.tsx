import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { renderFinding } from '../../loyalty/explain/render-finding.ts'
import { useSpeech } from '../speech.tsx'
import type { ShownHealth } from './health-page.tsx'

type CardProps = Pick<ShownHealth, 'findings' | 'sweptUntil'>

/** The nightly comparison with Shopify: how far it got and what it repaired. */
export function ComparisonCard({ findings, sweptUntil }: CardProps) {
  const { instant, speech } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Comparison with Shopify
        </Text>
        <Text as="p" tone="subdued">
          {sweptUntil
            ? `Every order changed until ${instant(sweptUntil)} was compared with Shopify.`
            : 'Orders are compared with Shopify every night; the first comparison has not run yet.'}
          {findings.length === 0 ? ' Nothing had been missed in the last 30 days.' : ''}
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
