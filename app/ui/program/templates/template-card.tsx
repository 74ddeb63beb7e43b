import { Badge, BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris'
import { challengeInWords } from '../../../loyalty/explain/challenges/challenge-in-words.ts'
import { settingsInWords } from '../../../loyalty/explain/changes/settings-in-words.ts'
import { tierInWords } from '../../../loyalty/explain/changes/tiers-in-words.ts'
import { rewardInWords, ruleInWords } from '../../../loyalty/explain/render-change.ts'
import { stampCards } from '../../../loyalty/program/cards/stamp-cards.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import type { TemplateName } from '../../../loyalty/program/templates/catalogue.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

interface TemplateProps {
  name: TemplateName
  /** The draft as it would be with it. */
  settings: ProgramSettings
  isInDraft: boolean
  isBusy: boolean
  onTake(): void
}

/** What one template is good for, gives, and sells. */
export function TemplateCard({ name, settings, isInDraft, isBusy, onTake }: TemplateProps) {
  const t = useT('program')
  const { calling } = useSpeech()
  const words = calling(settings.pointsName)
  const title = t(`templates.of.${name}.title`)
  // A stamp card waits for the shop's own products.
  const cards = stampCards(settings)
  const ways = settings.rules.filter((rule) => rule.isOn || cards.some(({ id }) => id === rule.id))
  const rewards = settings.rewards.filter((reward) => reward.isOn)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {isInDraft ? <Badge tone="success">{t('versions.in_draft')}</Badge> : null}
        </InlineStack>
        <Text as="p">{t(`templates.of.${name}.for`)}</Text>
        <Part title={t('templates.earns')} lines={ways.map((rule) => ruleInWords(rule, words))} />
        {settings.tiers.length > 0 ? (
          <Part
            title={t('tiers.heading')}
            lines={settings.tiers.map((tier) => tierInWords(tier, words))}
          />
        ) : null}
        {settings.challenges.length > 0 ? (
          <Part
            title={t('challenges.heading')}
            lines={settings.challenges.map((one) => challengeInWords(one, words))}
          />
        ) : null}
        <Part
          title={t('templates.buys')}
          lines={rewards.map((reward) => rewardInWords(reward, words))}
        />
        <Part
          title={t('templates.times')}
          lines={settingsInWords(settings, ['pendingDays', 'expiry'], words)}
        />
        <InlineStack>
          {isInDraft ? (
            <Button url="/app/program">{t('versions.to_program')}</Button>
          ) : (
            <Button
              onClick={onTake}
              disabled={isBusy}
              accessibilityLabel={t('templates.take_named', { name: title })}
            >
              {t('templates.take')}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

function Part({ title, lines }: { title: string; lines: string[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </BlockStack>
  )
}
