import { BlockStack, InlineStack, Text } from '@shopify/polaris'
import type { RenderedStep } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { useSpeech } from '../speech.tsx'

/** The steps that lead to a figure, one below the other, each with what it adds. */
export function Steps({ steps }: { steps: RenderedStep[] }) {
  // Two credits, or two rules, may say the same.
  const numbered = steps.map((step, place) => ({ ...step, place }))
  return (
    <BlockStack as="ul" gap="100">
      {numbered.map(({ place, text, points }) => (
        <InlineStack
          key={place}
          as="li"
          align="space-between"
          blockAlign="start"
          gap="400"
          wrap={false}
        >
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            {text}
          </Text>
          {points === null ? null : <SignedPoints points={points} />}
        </InlineStack>
      ))}
    </BlockStack>
  )
}

/** A sign stands before its figure, whichever way the page is read. */
export function SignedPoints({ points }: { points: number }) {
  const { signed } = useSpeech()
  return (
    <Text as="span" variant="bodySm" numeric>
      <bdi dir="ltr">{signed(points)}</bdi>
    </Text>
  )
}
