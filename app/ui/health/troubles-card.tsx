import { BlockStack, Card, Divider, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import type { ThemeAddress } from '../home/use-theme-blocks.ts'
import { useT } from '../words.tsx'
import { groupTroubles } from './group-troubles.ts'
import type { Send, Sending, ShownTrouble } from './health-data.ts'
import { TroubleGroup } from './trouble-group.tsx'
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
        {groupTroubles(troubles).map((shown, index) => (
          <BlockStack key={'troubles' in shown ? shown.kind : keyOf(shown)} gap="400">
            {index > 0 ? <Divider /> : null}
            {'troubles' in shown ? (
              <TroubleGroup {...shown} {...{ theme, sending, onSend }} />
            ) : (
              <TroubleLine trouble={shown} {...{ theme, sending, onSend }} />
            )}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

const keyOf = ({ kind, subject }: ShownTrouble) => `${kind}/${subject}`

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
