// What becomes of an idea that is shown, and whether it stands first.
import { BlockStack, Button, Card, Select, Text } from '@shopify/polaris'
import { ideaStatuses } from '../../loyalty/ideas/idea.ts'
import { useT } from '../words.tsx'
import type { ShownIdea } from './ideas-data.ts'
import type { Deciding } from './use-deciding.ts'

interface StatusProps {
  idea: ShownIdea
  deciding: Deciding
}

export function StatusCard({ idea, deciding: { isBusy, send } }: StatusProps) {
  const t = useT('ideas')
  const { id, status, isPinned } = idea
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('status_card.title')}
        </Text>
        <Select
          label={t('status_card.label')}
          labelHidden
          helpText={t('status_card.help')}
          options={ideaStatuses.map((one) => ({ value: one, label: t(`status.${one}`) }))}
          value={status}
          disabled={isBusy}
          onChange={(to) => send(id, 'status', { status: to })}
        />
        <Button disabled={isBusy} onClick={() => send(id, isPinned ? 'unpin' : 'pin')}>
          {t(isPinned ? 'unpin' : 'pin')}
        </Button>
      </BlockStack>
    </Card>
  )
}
