// Three questions; each answer says what it changes, in the shop's money.
import { BlockStack, ChoiceList, InlineGrid, Text } from '@shopify/polaris'
import { handyMinor } from '../../loyalty/kernel/money.ts'
import {
  type Answers,
  returnChoices,
  shareChoices,
  wholeAnswers,
  wishChoices,
} from '../../loyalty/program/first-run/first-run.ts'
import { lastsMonths } from '../../loyalty/program/first-run/first-settings.ts'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { StartData } from './start-data.ts'
import { StepCard } from './step-card.tsx'
import { useStart } from './use-start.ts'

export function QuestionsCard({ data }: { data: StartData }) {
  const t = useT('start')
  const { answers } = data
  return (
    <StepCard number={1} title={t('questions.heading')} isDone={wholeAnswers(answers) !== null}>
      <Text as="p" tone="subdued">
        {t('questions.text')}
      </Text>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
        <Question name="comesBack" choices={returnChoices} answer={answers.comesBack} />
        <Question name="wish" choices={wishChoices} answer={answers.wish} />
        <Question name="share" choices={shareChoices} answer={answers.share} />
      </InlineGrid>
    </StepCard>
  )
}

interface QuestionProps<Name extends keyof Answers> {
  name: Name
  choices: readonly NonNullable<Answers[Name]>[]
  answer: Answers[Name]
}

function Question<Name extends keyof Answers>({ name, choices, answer }: QuestionProps<Name>) {
  const t = useT('start')
  const { send, sending } = useStart('answer')
  // What was clicked shows at once.
  const shown = (sending?.get('choice') as Answers[Name] | undefined) ?? answer
  return (
    <BlockStack gap="200">
      <ChoiceList
        title={t(`questions.${name}.ask` as Parameters<typeof t>[0])}
        choices={choices.map((value) => ({
          value,
          label: t(`questions.${name}.${value}` as Parameters<typeof t>[0]),
        }))}
        selected={shown ? [shown] : []}
        onChange={([choice]) => choice && send({ question: name, choice })}
      />
      {shown ? <Meaning answers={{ [name]: shown }} /> : null}
    </BlockStack>
  )
}

/** What an answer changes. */
function Meaning({ answers: { comesBack, wish, share } }: { answers: Partial<Answers> }) {
  const t = useT('start')
  const { money, speech } = useSpeech()
  const saleMinor = 100 * handyMinor(speech.currency)
  const text = comesBack
    ? t('means.lasts', { months: lastsMonths[comesBack] })
    : wish
      ? t(`means.${wish}`)
      : t('means.share', {
          sale: money(saleMinor),
          back: money(Math.round((saleMinor * Number(share)) / 100)),
        })
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {text}
    </Text>
  )
}
