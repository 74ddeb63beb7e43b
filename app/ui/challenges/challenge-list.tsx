import { BlockStack, Card, Divider, Text } from '@shopify/polaris'
import { goalInWords } from '../../loyalty/explain/challenges/challenge-in-words.ts'
import { words as dictionary } from '../../loyalty/explain/words.ts'
import { challengeSchema } from '../../loyalty/program/challenges/challenge-settings.ts'
import type { ProgramForm } from '../program/use-draft.ts'
import { SettingsFields } from '../settings-form/settings-form.tsx'
import { readForm } from '../settings-form/typed-form.ts'
import { type ShopSpeech, useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import { BadgeMark } from './badge-mark.tsx'
import type { ChallengesData } from './challenges-data.ts'
import { Entry } from './entry.tsx'
import type { TypedChallenge, useChallenges } from './use-entries.ts'

interface ListProps extends Pick<ChallengesData, 'figures' | 'published'> {
  /** Whether the program gives anything for friends: else nobody brings any. */
  givesForFriends: boolean
  handle: ProgramForm
  work: ReturnType<typeof useChallenges>
}

export function ChallengeList({ handle, work, figures, published, givesForFriends }: ListProps) {
  const t = useT('challenges')
  const { speech } = useSpeech()
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t('about')}
        </Text>
        {work.entries.map((challenge, index) => {
          const { id, kind, icon, colour } = challenge
          const name = challenge.name.trim() || t('unnamed', { count: index + 1 })
          const path = `challenges.${index}`
          const isKnown = published?.challenges.some((one) => one.id === id) ?? false
          return (
            <BlockStack key={id} gap="400">
              <Divider />
              <Entry
                name={name}
                about={inWords(challenge, speech)}
                facts={
                  <Facts
                    figures={figures[id]}
                    isKnown={isKnown}
                    isUnreached={kind === 'friends' && !givesForFriends}
                  />
                }
                mark={<BadgeMark icon={icon} colour={colour} isReached />}
                hasError={handle.hasError(path)}
                isFresh={work.fresh === id}
                onRemove={() => work.remove(index)}
              >
                <SettingsFields
                  handle={handle}
                  path={path}
                  words={(field) => wordsOf(kind, field, speech.locale)}
                />
              </Entry>
            </BlockStack>
          )
        })}
      </BlockStack>
    </Card>
  )
}

/** Where a field means something else in one kind of goal, its own words. */
const wordsOf = (kind: string, field: string, locale: string): string =>
  dictionary.exists(`settings.challenges.${kind}.${field}.label`, { lng: locale })
    ? `challenges.${kind}`
    : 'challenges.shared'

function inWords(typed: TypedChallenge, speech: ShopSpeech): string {
  const read = readForm(challengeSchema, typed, speech.currency).settings
  return read ? goalInWords(read, speech) : ''
}

interface FactsProps {
  figures: ChallengesData['figures'][string] | undefined
  isKnown: boolean
  isUnreached: boolean
}

function Facts({ figures, isKnown, isUnreached }: FactsProps) {
  const t = useT('challenges')
  const { number, points } = useSpeech()
  const said = figures && {
    underWay: number(figures.underWay),
    reached: number(figures.reached),
    points: points(figures.points),
  }
  return (
    <>
      <Text as="p" tone="subdued">
        {said ? t('figures', said) : t(isKnown ? 'figures_none' : 'draft_only')}
      </Text>
      {isUnreached ? (
        <Text as="p" tone="caution">
          {t('no_friend_rule')}
        </Text>
      ) : null}
    </>
  )
}
