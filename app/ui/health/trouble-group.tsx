import { BlockStack, Button, Collapsible, Divider, Text } from '@shopify/polaris'
import { useId, useState } from 'react'
import { mostListed } from '../../loyalty/insights/health.ts'
import { useT } from '../words.tsx'
import type { TroublesOfKind } from './group-troubles.ts'
import { TroubleLine, type TroubleLineProps } from './trouble-line.tsx'

type GroupProps = Omit<TroubleLineProps, 'trouble'> & TroublesOfKind

/** One line with how many there are; the single ones, each with its button, folded away. */
export function TroubleGroup({ kind, troubles, ...line }: GroupProps) {
  const t = useT('health')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const count = troubles.length
  return (
    <BlockStack gap="200" inlineAlign="stretch">
      <Text as="h3" variant="bodyMd" fontWeight="medium">
        {count < mostListed ? t(`${kind}.many`, { count }) : t(`${kind}.most`, { count })}
      </Text>
      <Text as="p">{t(`${kind}.how`)}</Text>
      <div>
        <Button
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('troubles.hide') : t('troubles.show')}
        </Button>
      </div>
      <Collapsible id={id} open={isOpen}>
        <BlockStack gap="400">
          {troubles.map((trouble) => (
            <BlockStack key={trouble.subject} gap="400">
              <Divider />
              <TroubleLine trouble={trouble} {...line} />
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  )
}
