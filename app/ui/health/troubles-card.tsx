import { BlockStack, Card, Divider, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import type { ThemeAddress } from '../home/use-theme-blocks.ts'
import { useT } from '../words.tsx'
import type { Send, Sending, ShownTrouble } from './health-data.ts'
import { TroubleLine } from './trouble-line.tsx'

interface TroublesProps {
  troubles: ShownTrouble[]
  theme: ThemeAddress
  sending: Sending | null
  answer: 'asked' | 'gone' | null
  onSend: Send
}

/** Everything that needs a person, each with the one thing that mends it. */
export function TroublesCard({ troubles, theme, sending, answer, onSend }: TroublesProps) {
  const t = useT('health')
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('troubles.heading')}
          </Text>
          <Text as="p" tone="subdued">
            {troubles.length === 0 ? t('troubles.none') : t('troubles.some')}
          </Text>
          <Answer answer={answer} />
        </BlockStack>
        {troubles.map((trouble, index) => (
          <BlockStack key={`${trouble.kind}/${trouble.subject}`} gap="400">
            {index > 0 ? <Divider /> : null}
            <TroubleLine trouble={trouble} theme={theme} sending={sending} onSend={onSend} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

/** What the last button came to, said where the button was and to a screen reader. */
function Answer({ answer }: Pick<TroublesProps, 'answer'>) {
  const t = useT('health')
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answer) said.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  return (
    <div role="status" ref={said}>
      {answer ? <Text as="p">{t(`answer.${answer}`)}</Text> : null}
    </div>
  )
}
