import { BlockStack, Button, Collapsible, InlineStack } from '@shopify/polaris'
import { useId, useState } from 'react'
import type { RenderedStep } from '../../loyalty/explain/reckoning/render-explanation.ts'
import { useT } from '../words.tsx'
import { Steps } from './steps.tsx'

interface WhyProps {
  /** What is explained, for those who hear the page instead of seeing it. */
  what: string
  steps: RenderedStep[]
}

/** How a figure came about, folded away; nothing where there is nothing to add. */
export function Why({ what, steps }: WhyProps) {
  const t = useT('reckoning')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  if (steps.length === 0) return null
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Button
          variant="monochromePlain"
          size="slim"
          disclosure={isOpen ? 'up' : 'down'}
          ariaExpanded={isOpen}
          ariaControls={id}
          accessibilityLabel={t('why_of', { what })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('why')}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        <Steps steps={steps} />
      </Collapsible>
    </BlockStack>
  )
}
