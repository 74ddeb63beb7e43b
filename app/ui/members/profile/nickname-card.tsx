import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { actorName } from '../../../loyalty/explain/names.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { MemberData } from '../member-data.ts'

interface NicknameProps {
  ownName: MemberData['ownName']
  /** Left out while something else is under way. */
  onHide?: (() => void) | undefined
  onShow?: (() => void) | undefined
}

/** The name by which other members see this one; nothing where they chose none. */
export function NicknameCard({ ownName, onHide, onShow }: NicknameProps) {
  const t = useT('member')
  const { speech, date } = useSpeech()
  if (!ownName) return null
  const { nickname, chosenAt, hidden } = ownName
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('nickname.heading')}
          </Text>
          {hidden ? (
            <Button variant="plain" onClick={onShow} disabled={!onShow}>
              {t('nickname.show')}
            </Button>
          ) : (
            <Button variant="plain" tone="critical" onClick={onHide} disabled={!onHide}>
              {t('nickname.hide')}
            </Button>
          )}
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" breakWord>
            <bdi>{nickname}</bdi>
          </Text>
          {hidden ? <Badge tone="warning">{t('nickname.hidden_badge')}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {hidden
            ? t('nickname.hidden', {
                by: actorName(hidden.by, speech.locale, speech.reader),
                date: date(hidden.at),
              })
            : t('nickname.chosen', { date: date(chosenAt) })}
        </Text>
      </BlockStack>
    </Card>
  )
}
