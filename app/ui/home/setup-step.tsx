import { BlockStack, Box, Button, Icon, InlineStack, Text } from '@shopify/polaris'
import { CheckCircleIcon } from '@shopify/polaris-icons'
import { useT } from '../words.tsx'

export interface Step {
  title: string
  text: string
  isDone: boolean
  action: { content: string; url: string; external?: boolean }
}

function OpenCircle() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle
        cx="10"
        cy="10"
        r="6.25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.6 2.3"
      />
    </svg>
  )
}

/** One step; the current one is open and carries the way to do it. */
export function SetupStep({ step, isCurrent }: { step: Step; isCurrent: boolean }) {
  const t = useT('home')
  const { title, text, isDone, action } = step
  return (
    <InlineStack gap="300" blockAlign="start" wrap={false}>
      <Box>
        <Icon
          source={isDone ? CheckCircleIcon : OpenCircle}
          tone={isDone ? 'success' : 'subdued'}
          accessibilityLabel={isDone ? t('guide.done') : t('guide.to_do')}
        />
      </Box>
      <BlockStack gap="200">
        <Text as="h3" variant="bodyMd" fontWeight={isCurrent ? 'semibold' : 'regular'}>
          {title}
        </Text>
        {isCurrent ? (
          <>
            <Text as="p" tone="subdued">
              {text}
            </Text>
            <InlineStack>
              <Button
                variant="primary"
                url={action.url}
                target={action.external ? '_top' : undefined}
              >
                {action.content}
              </Button>
            </InlineStack>
          </>
        ) : null}
      </BlockStack>
    </InlineStack>
  )
}
