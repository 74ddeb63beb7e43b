import { BlockStack, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris'
import { levelInWords } from '../../loyalty/explain/challenges/challenge-in-words.ts'
import { levelSchema, mostLevels } from '../../loyalty/program/challenges/challenge-settings.ts'
import type { ProgramForm } from '../program/use-draft.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { readForm } from '../settings-form/typed-form.ts'
import { type ShopSpeech, useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { Entry } from './entry.tsx'
import { type TypedLevel, useLevels } from './use-entries.ts'

/** Levels, the lowest first. */
export function LevelList({ handle }: { handle: ProgramForm }) {
  const t = useT('challenges')
  const { speech } = useSpeech()
  const work = useLevels(handle)
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t('levels.heading')}
            </Text>
            <Button variant="plain" disabled={work.isFull} onClick={work.add}>
              {t('levels.add')}
            </Button>
          </InlineStack>
          <Text as="p" tone="subdued">
            {work.isFull ? t('levels.full', { count: mostLevels }) : t('levels.about')}
          </Text>
        </BlockStack>
        {work.entries.map((level, index) => (
          <BlockStack key={level.id} gap="400">
            <Divider />
            <Entry
              name={level.name.trim() || t('levels.unnamed', { count: index + 1 })}
              about={inWords(level, speech)}
              facts={null}
              mark={null}
              hasError={handle.hasError(`levels.${index}`)}
              isFresh={work.fresh === level.id}
              onRemove={() => work.remove(index)}
            >
              <SettingsFields handle={handle} path={`levels.${index}`} words="levels" />
            </Entry>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  )
}

function inWords(typed: TypedLevel, { currency, locale }: ShopSpeech): string {
  const read = readForm(levelSchema, typed, currency).settings
  return read ? levelInWords(read, locale) : ''
}
