import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { actorName } from '../../../loyalty/explain/names.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'
import type { MemberData } from '../member-data.ts'
import { useBirthdayWords } from './birthday-words.ts'

interface ProfileProps {
  about: MemberData['about']
  /** Left out: nothing can be corrected of somebody who was forgotten. */
  onCorrect?: (() => void) | undefined
  onUndo?: (() => void) | undefined
}

/** What the member told of themselves; nothing where nobody asks for it. */
export function ProfileCard({ about, onCorrect, onUndo }: ProfileProps) {
  const t = useT('member')
  const { speech, date } = useSpeech()
  const words = useBirthdayWords()
  if (!about) return null
  const { birthday, gender, nextGift, toldAt, correction } = about
  const by = correction && actorName(correction.by, speech.locale, speech.reader)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('profile.heading')}
          </Text>
          {onCorrect ? (
            <Button variant="plain" onClick={onCorrect}>
              {t('profile.correct')}
            </Button>
          ) : null}
        </InlineStack>
        <Text as="p">{birthday ? words.birthdayOf(birthday) : t('profile.none')}</Text>
        {gender ? <Text as="p">{t(`profile.genders.${gender}`)}</Text> : null}
        <Text as="p" tone="subdued">
          {[
            ...(toldAt ? [t('profile.told', { date: date(toldAt) })] : []),
            ...(nextGift ? [t('profile.next', { date: words.day(nextGift) })] : []),
          ].join(' · ') || t('profile.about')}
        </Text>
        {correction ? (
          <InlineStack align="space-between" gap="200" blockAlign="center">
            <Text as="p" tone="subdued">
              {t('profile.corrected', { by: by ?? '', date: date(correction.at) })}
            </Text>
            {onUndo ? (
              <Button variant="plain" onClick={onUndo} accessibilityLabel={t('profile.undo_named')}>
                {t('history.undo')}
              </Button>
            ) : null}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}
