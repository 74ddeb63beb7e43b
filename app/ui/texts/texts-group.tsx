import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import type { Language } from '../../loyalty/explain/languages.ts'
import { useT } from '../words.tsx'
import type { TextGroup } from './list-texts.ts'
import { TextLineField } from './text-fields.tsx'
import type { TextsHandle } from './use-texts.ts'

interface GroupProps {
  group: TextGroup
  language: Language
  handle: TextsHandle
  /** Shown open without being asked: what a search found. */
  isFound: boolean
}

/** The texts of one part of the storefront, folded away until somebody wants them. */
export function TextsGroup({ group, language, handle, isFound }: GroupProps) {
  const t = useT('texts')
  const [isAsked, setAsked] = useState(group.name === 'points')
  const { name, lines } = group
  const own = lines.filter(({ key }) => (handle.typed[key] ?? '').trim() !== '').length
  const isOpen = isAsked || isFound || lines.some(({ key }) => handle.problem(key) !== undefined)
  const heading = t(`groups.${name}`)
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {heading}
            </Text>
            {own > 0 ? <Badge tone="info">{t('own', { count: own })}</Badge> : null}
          </InlineStack>
          {isFound ? null : (
            <Button
              variant="plain"
              onClick={() => setAsked(!isAsked)}
              ariaExpanded={isOpen}
              disclosure={isOpen ? 'up' : 'down'}
              accessibilityLabel={t(isOpen ? 'hide_group' : 'show_group', { group: heading })}
            >
              {isOpen ? t('hide') : t('show')}
            </Button>
          )}
        </InlineStack>
        {isOpen
          ? lines.map((line) => (
              <TextLineField key={line.key} line={line} language={language} handle={handle} />
            ))
          : null}
      </BlockStack>
    </Card>
  )
}
