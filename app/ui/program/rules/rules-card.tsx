// How points are earned: the rules of the draft, each said in a line, changed where it stands.
import { Banner, BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { ruleTitle } from '../../../loyalty/explain/render-rule.ts'
import { mostRules } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { ProgramForm } from '../use-draft.ts'
import { AddRule } from './add-rule.tsx'
import { RuleEntry } from './rule-entry.tsx'
import { type RulesHandle, useRules } from './use-rules.ts'

/** More than these are shown as lines first. */
const fewRules = 4

export function RulesCard({ handle }: { handle: ProgramForm }) {
  const t = useT('program')
  const work = useRules(handle)
  const [isAdding, setAdding] = useState(false)
  const [isShort] = useState(work.rules.length <= fewRules)
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap={work.removed ? '400' : '100'}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t('earning.heading')}
            </Text>
            <Button variant="plain" disabled={work.isFull} onClick={() => setAdding(true)}>
              {t('earning.add')}
            </Button>
          </InlineStack>
          {work.isFull ? (
            <Text as="p" tone="subdued">
              {t('earning.full', { count: mostRules })}
            </Text>
          ) : null}
          <div aria-live="polite">
            <Removed work={work} />
          </div>
        </BlockStack>
        {work.rules.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('earning.empty')}
          </Text>
        ) : null}
        {work.rules.map((rule, index) => (
          <BlockStack key={rule.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <RuleEntry handle={handle} work={work} index={index} isOpenAtFirst={isShort} />
          </BlockStack>
        ))}
      </BlockStack>
      <AddRule isOpen={isAdding} onClose={() => setAdding(false)} onChoose={work.add} />
    </Card>
  )
}

/** What was just removed, and the way back. */
function Removed({ work }: { work: RulesHandle }) {
  const t = useT('program')
  const { locale } = useSpeech().speech
  if (!work.removed) return null
  const name = ruleTitle(work.removed.rule, locale)
  return (
    <Banner
      tone="info"
      action={{ content: t('earning.undo'), onAction: work.bringBack, disabled: work.isFull }}
    >
      {t('earning.removed', { name })}
    </Banner>
  )
}
