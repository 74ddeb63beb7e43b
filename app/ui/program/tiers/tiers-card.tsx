// Tiers of the draft: the steps that members reach, the lowest first, each said in a line and
// changed where it stands; what counts towards them stands below.
import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { tierInWords } from '../../../loyalty/explain/changes/tiers-in-words.ts'
import { mostTiers, tierSchema } from '../../../loyalty/program/tiers/tier-settings.ts'
import { SettingsFields } from '../../settings-form/settings-form.tsx'
import { readForm } from '../../settings-form/typed-form.ts'
import { type ShopSpeech, useSpeech } from '../../speech.tsx'
import { useFold } from '../../use-fold.ts'
import { useT } from '../../words.tsx'
import { settingsGroups } from '../settings-groups.ts'
import type { ProgramForm } from '../use-draft.ts'
import { type TiersHandle, type TypedTier, useTiers } from './use-tiers.ts'

export function TiersCard({ handle }: { handle: ProgramForm }) {
  const t = useT('program')
  const work = useTiers(handle)
  const { tiers, isFull } = work
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t('tiers.heading')}
            </Text>
            <Button variant="plain" disabled={isFull} onClick={work.add}>
              {t('tiers.add')}
            </Button>
          </InlineStack>
          <Text as="p" tone="subdued">
            {isFull ? t('tiers.full', { count: mostTiers }) : t('tiers.about')}
          </Text>
        </BlockStack>
        {tiers.map((tier, index) => (
          <BlockStack key={tier.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <TierEntry handle={handle} work={work} index={index} tier={tier} />
          </BlockStack>
        ))}
        {tiers.length > 0 ? (
          <>
            <Divider />
            <SettingsFields handle={handle} words="program" fields={settingsGroups.tiers} />
          </>
        ) : null}
      </BlockStack>
    </Card>
  )
}

interface EntryProps {
  handle: ProgramForm
  work: TiersHandle
  index: number
  tier: TypedTier
}

function TierEntry({ handle, work, index, tier }: EntryProps) {
  const t = useT('program')
  const { speech } = useSpeech()
  const path = `tiers.${index}`
  const isFresh = work.fresh === tier.id
  const fold = useFold(handle.hasError(path), isFresh)
  const fields = useFocusOfFresh(isFresh)
  const name = tier.name.trim() || t('tiers.unnamed', { count: index + 1 })
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
        <Text as="h3" variant="bodyMd" fontWeight="medium" breakWord>
          {inWords(tier, speech) ?? name}
        </Text>
        <InlineStack gap="200" wrap={false}>
          <Button
            onClick={fold.toggle}
            disclosure={fold.isOpen ? 'up' : 'down'}
            ariaExpanded={fold.isOpen}
            accessibilityLabel={t(fold.isOpen ? 'earning.close_named' : 'earning.edit_named', {
              name,
            })}
          >
            {t(fold.isOpen ? 'earning.close' : 'earning.edit')}
          </Button>
          <Button
            tone="critical"
            accessibilityLabel={t('tiers.remove_named', { name })}
            onClick={() => work.remove(index)}
          >
            {t('tiers.remove')}
          </Button>
        </InlineStack>
      </InlineStack>
      {fold.isOpen ? (
        <div ref={fields}>
          <Box role="group" aria-label={name}>
            <SettingsFields handle={handle} path={path} words="tiers.shared" />
          </Box>
        </div>
      ) : null}
    </BlockStack>
  )
}

/** In a line; nothing while something of it cannot be read. */
function inWords(tier: TypedTier, speech: ShopSpeech): string | null {
  const read = readForm(tierSchema, tier, speech.currency).settings
  return read && tierInWords(read, speech)
}

/** A tier that was just added is filled in next. */
function useFocusOfFresh(isFresh: boolean) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isFresh) return
    fields.current?.scrollIntoView({ block: 'center' })
    fields.current?.querySelector('input')?.focus()
  }, [isFresh])
  return fields
}
