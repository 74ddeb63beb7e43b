// One challenge or level of the list: what it is in a line, its fields folded below it.
import { BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris'
import { type ReactNode, useEffect, useRef } from 'react'
import { useFold } from '../use-fold.ts'
import { useT } from '../words.tsx'

interface EntryProps {
  name: string
  /** What it takes, in a line; empty while something of it cannot be read. */
  about: string
  /** What came of it. */
  facts: ReactNode
  mark: ReactNode
  hasError: boolean
  /** It was just added, and is filled in next. */
  isFresh: boolean
  onRemove(): void
  children: ReactNode
}

export function Entry(entry: EntryProps) {
  const t = useT('challenges')
  const { name, about, facts, mark, hasError, isFresh, onRemove, children } = entry
  const fold = useFold(hasError, isFresh)
  const fields = useFocusOfFresh(isFresh)
  const named = t(fold.isOpen ? 'close_named' : 'edit_named', { name })
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="start" gap="300" wrap>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          {mark}
          <BlockStack gap="050">
            <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
              {name}
            </Text>
            <Text as="p" tone="subdued" breakWord>
              {about}
            </Text>
            {facts}
          </BlockStack>
        </InlineStack>
        <InlineStack gap="200" wrap={false}>
          <Button
            onClick={fold.toggle}
            disclosure={fold.isOpen ? 'up' : 'down'}
            ariaExpanded={fold.isOpen}
            accessibilityLabel={named}
          >
            {t(fold.isOpen ? 'close' : 'edit')}
          </Button>
          <Button
            tone="critical"
            accessibilityLabel={t('remove_named', { name })}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        </InlineStack>
      </InlineStack>
      {fold.isOpen ? (
        <div ref={fields}>
          <Box role="group" aria-label={name}>
            {children}
          </Box>
        </div>
      ) : null}
    </BlockStack>
  )
}

function useFocusOfFresh(isFresh: boolean) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isFresh) return
    fields.current?.scrollIntoView({ block: 'center' })
    fields.current?.querySelector('input')?.focus()
  }, [isFresh])
  return fields
}
