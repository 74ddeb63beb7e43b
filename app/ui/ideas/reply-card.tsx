// What the shop says to an idea, for everybody who reads it.
import { BlockStack, Button, Card, InlineStack, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { longestReply } from '../../loyalty/ideas/idea.ts'
import { useT } from '../words.tsx'
import type { ShownIdea } from './ideas-data.ts'
import type { Deciding } from './use-deciding.ts'

interface ReplyProps {
  idea: ShownIdea
  deciding: Deciding
}

export function ReplyCard({ idea: { id, reply }, deciding: { isBusy, send } }: ReplyProps) {
  const t = useT('ideas')
  const [typed, setTyped] = useState(reply ?? '')
  const isSame = typed.trim() === (reply ?? '') || typed.trim() === ''
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('reply.title')}
        </Text>
        <TextField
          label={t('reply.label')}
          labelHidden
          helpText={t('reply.help')}
          value={typed}
          onChange={setTyped}
          maxLength={longestReply}
          multiline={3}
          autoComplete="off"
        />
        <InlineStack gap="200">
          <Button disabled={isBusy || isSame} onClick={() => send(id, 'reply', { reply: typed })}>
            {t(reply ? 'reply.change' : 'reply.send')}
          </Button>
          {reply ? (
            <Button
              variant="tertiary"
              disabled={isBusy}
              onClick={() => send(id, 'reply', { reply: '' })}
            >
              {t('reply.withdraw')}
            </Button>
          ) : null}
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
