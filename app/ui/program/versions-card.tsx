import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { isScheduled } from '../../loyalty/program/schedule/scheduled.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ListedVersion } from './program-data.ts'

interface VersionsProps {
  /** Newest first. */
  versions: ListedVersion[]
  /** Number of the one in force; null where none is yet. */
  inForce: number | null
  at: string
}

const listed = 3

/** What was published last, and the way to all of it. */
export function VersionsCard({ versions, inForce, at }: VersionsProps) {
  const t = useT('program')
  const { instant } = useSpeech()
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('versions.heading')}
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('versions.empty')}
          </Text>
        ) : null}
        {versions.slice(0, listed).map((version) => (
          <BlockStack key={version.number} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="bodyMd" fontWeight="medium">
                {t('versions.version', { number: version.number })}
              </Text>
              <VersionBadge version={version} inForce={inForce} at={at} />
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('versions.from', { at: instant(version.effectiveFrom) })}
            </Text>
          </BlockStack>
        ))}
        {versions.length > 0 ? (
          <InlineStack>
            <Button variant="plain" url="/app/program/versions">
              {t('versions.all')}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}

interface BadgeProps {
  version: ListedVersion
  inForce: number | null
  at: string
}

export function VersionBadge({ version, inForce, at }: BadgeProps) {
  const t = useT('program')
  const { number } = version
  if (number === inForce) return <Badge tone="success">{t('versions.in_use')}</Badge>
  if (isScheduled(version, new Date(at))) {
    return <Badge tone="attention">{t('scheduled.badge')}</Badge>
  }
  if (number > (inForce ?? 0)) return <Badge tone="info">{t('versions.soon')}</Badge>
  return <Badge>{t('versions.past')}</Badge>
}
