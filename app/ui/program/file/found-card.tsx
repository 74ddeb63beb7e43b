import { Banner, BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { challengeInWords } from '../../../loyalty/explain/challenges/challenge-in-words.ts'
import { rewardInWords, ruleInWords } from '../../../loyalty/explain/render-change.ts'
import { haveSameSettings } from '../../../loyalty/program/compare-versions.ts'
import { defaultSettings } from '../../../loyalty/program/default-settings.ts'
import type { LeftBehind } from '../../../loyalty/program/file/leave-behind.ts'
import type { ProgramRead } from '../../../loyalty/program/file/read-program-file.ts'
import { settingsSchema } from '../../../loyalty/program/settings.ts'
import { type ShopSpeech, useSpeech } from '../../speech.tsx'
import { type Translate, useT } from '../../words.tsx'
import { ChangesList } from '../versions/changes-list.tsx'
import type { FileData } from './file-data.ts'

interface FoundProps {
  data: FileData
  found: ProgramRead
  onTake(): void
}

/** What a file holds, beside the draft as it is: taken on request. */
export function FoundCard({ data, found, onTake }: FoundProps) {
  const t = useT('program')
  const { draft, shop } = data
  const { settings, from } = found
  const isSame = haveSameSettings(settings, draft.settings)
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('file.found', { name: settings.name })}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {t('file.from', { shop: from.domain, currency: from.currency })}
          </Text>
        </BlockStack>
        <Notes found={found} currency={shop.currency} />
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t('file.changes')}
          </Text>
          <ChangesList before={draft.settings} after={settings} none={t('versions.same')} />
        </BlockStack>
        {isSame ? (
          <Text as="p">{t('file.same')}</Text>
        ) : (
          <Text as="p">{t(isKept(data) ? 'file.replaces' : 'file.replaces_work')}</Text>
        )}
        <InlineStack>
          <Button variant="primary" disabled={isSame} onClick={onTake}>
            {t('file.take')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

/** Whether the draft as it is could be had again: it is published, or was never touched. */
function isKept({ draft: { settings }, published, shop }: FileData): boolean {
  const untouched = settingsSchema.parse(defaultSettings(shop.currency))
  return [published, untouched].some((one) => one !== null && haveSameSettings(one, settings))
}

interface NotesProps {
  found: ProgramRead
  currency: string
}

/** What does not come along as it was. */
function Notes({ found: { settings, from, left }, currency }: NotesProps) {
  const t = useT('program')
  const { calling } = useSpeech()
  const words = calling(settings.pointsName)
  const isCarried = from.currency !== currency
  if (!isCarried && left.length === 0) return null
  return (
    <Banner tone="warning" title={t('file.look_through')}>
      <List>
        {isCarried ? (
          <List.Item>{t('file.carried', { from: from.currency, to: currency })}</List.Item>
        ) : null}
        {left.map((one) => (
          <List.Item key={JSON.stringify(one)}>{sayLeft(one, t, words)}</List.Item>
        ))}
      </List>
    </Banner>
  )
}

function sayLeft(one: LeftBehind, t: Translate<'program'>, words: ShopSpeech): string {
  if (one.what === 'scope_open' || one.what === 'plan_off') return t(`file.left.${one.what}`)
  if (one.what === 'challenge_gone')
    return t('file.left.challenge_gone', { item: challengeInWords(one.item, words) })
  const isRule = one.what === 'rule_off'
  const item = isRule ? ruleInWords(one.item, words) : rewardInWords(one.item, words)
  return t(`file.left.${one.what}`, { item })
}
