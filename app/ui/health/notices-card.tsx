import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useState } from 'react'
import { renderFinding } from '../../loyalty/explain/render-finding.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownHealth } from './health-data.ts'

interface CardProps extends Pick<ShownHealth, 'findings' | 'sweptUntil'> {
  onCompare(): void
  onRefresh(): void
}

const lookAgainMs = 1000
const longestMs = 6000

/** What the merchant should know of, and how far the nightly comparison with Shopify got. */
export function NoticesCard({ findings, sweptUntil, onCompare, onRefresh }: CardProps) {
  const t = useT('health')
  const { instant, speech } = useSpeech()
  const compared = findings.length === 0 ? 'notices.compared_clean' : 'notices.compared'
  const [isComparing, compare] = useComparison(sweptUntil, onCompare, onRefresh)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('notices.heading')}
          </Text>
          <Button onClick={compare} loading={isComparing}>
            {t('notices.compare')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {sweptUntil ? t(compared, { at: instant(sweptUntil) }) : t('notices.not_compared')}
        </Text>
        {findings.map((finding, index) => (
          <BlockStack key={finding.id} gap="300">
            {index > 0 ? <Divider /> : null}
            <BlockStack gap="050">
              <Text as="p" breakWord>
                {renderFinding(finding.kind, finding.detail, speech.locale)}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {finding.resolvedAt
                  ? t('notices.found_resolved', {
                      at: instant(finding.foundAt),
                      resolved: instant(finding.resolvedAt),
                    })
                  : t('notices.found', { at: instant(finding.foundAt) })}
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
  const t = useT('health')
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
        {t('notices.download')}
      </Button>
    </InlineStack>
  )
}
