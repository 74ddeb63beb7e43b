import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { useSpeech } from '../speech.tsx'
import type { ListedVersion } from './program-data.ts'

interface VersionsProps {
  /** Newest first. */
  versions: ListedVersion[]
  /** Number of the one in force; null where none is yet. */
  inForce: number | null
}

const listed = 10

/** What was published, and since when it counts. */
export function VersionsCard({ versions, inForce }: VersionsProps) {
  const { instant } = useSpeech()
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Published versions
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing is published yet, so nobody earns points. Set your rates, look at the example,
            then start the program.
          </Text>
        ) : null}
        {versions.slice(0, listed).map((version) => (
          <BlockStack key={version.number} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="bodyMd" fontWeight="medium">
                Version {version.number}
              </Text>
              <StateBadge number={version.number} inForce={inForce} />
            </InlineStack>
            <Text as="p" variant="bodySm" tone="subdued">
              From {instant(version.effectiveFrom)}
            </Text>
          </BlockStack>
        ))}
        {versions.length > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            Every order keeps the version that was in use when it was placed, also when it is
            refunded later.
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  )
}

function StateBadge({ number, inForce }: { number: number; inForce: number | null }) {
  if (number === inForce) return <Badge tone="success">In use</Badge>
  if (number > (inForce ?? 0)) return <Badge tone="info">Starts within a minute</Badge>
  return <Badge>Past</Badge>
}
