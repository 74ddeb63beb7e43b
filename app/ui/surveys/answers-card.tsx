// What members answered, the newest first: all, or those of a group, or those with a comment.
import { useSearchParams } from '@remix-run/react'
import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  Divider,
  InlineStack,
  Link,
  Select,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import type { AnswerFilter } from '../../loyalty/surveys/answer.ts'
import { groups } from '../../loyalty/surveys/nps.ts'
import { writeAnswerFilter } from '../../loyalty/surveys/read-answer-filter.ts'
import { ExportButton } from '../export/export-button.tsx'
import { nameOf } from '../members/member-line.tsx'
import { NamesMissing } from '../members/names-missing.tsx'
import { useSpeech } from '../speech.tsx'
import { useT } from '../words.tsx'
import type { ShownAnswer, SurveyData } from './surveys-data.ts'

interface AnswersProps {
  id: string
  data: Pick<SurveyData, 'answers' | 'filter' | 'older' | 'isBack'>
}

export function AnswersCard({ id, data }: AnswersProps) {
  const t = useT('surveys')
  const [, setParams] = useSearchParams()
  const { answers, filter, older, isBack } = data
  const show = (params: URLSearchParams) => setParams(params, { preventScrollReset: true })
  const showOlder = () => {
    const params = writeAnswerFilter(filter)
    params.set('after', older ?? '')
    show(params)
  }
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('list.title')}
          </Text>
          <ExportButton
            address={`/app/surveys/${id}/export?${writeAnswerFilter(filter)}`}
            name="answers.csv"
          />
        </InlineStack>
        <Filter filter={filter} onChange={(chosen) => show(writeAnswerFilter(chosen))} />
        <NamesMissing people={answers.map(({ person }) => person)} />
        {answers.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('list.none')}
          </Text>
        ) : null}
        {answers.map((answer, index) => (
          <BlockStack key={answer.memberId} gap="400">
            {index > 0 ? <Divider /> : null}
            <AnswerLine answer={answer} />
          </BlockStack>
        ))}
        {older || isBack ? (
          <InlineStack gap="200">
            {isBack ? (
              <Button onClick={() => show(writeAnswerFilter(filter))}>{t('list.newest')}</Button>
            ) : null}
            {older ? <Button onClick={showOlder}>{t('list.older')}</Button> : null}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  )
}

interface FilterProps {
  filter: AnswerFilter
  onChange(filter: AnswerFilter): void
}

function Filter({ filter, onChange }: FilterProps) {
  const t = useT('surveys')
  // What was chosen is seen before its answers are there.
  const [chosen, setChosen] = useState(filter)
  const choose = (next: AnswerFilter) => {
    setChosen(next)
    onChange(next)
  }
  const options = (['all', ...groups] as const).map((value) => ({
    value,
    label: t(`groups.${value}`),
  }))
  return (
    <InlineStack gap="400" blockAlign="center">
      <Select
        label={t('list.group')}
        labelHidden
        options={options}
        value={chosen.group}
        onChange={(group) => choose({ ...chosen, group: group as AnswerFilter['group'] })}
      />
      <Checkbox
        label={t('list.with_comment')}
        checked={chosen.hasComment}
        onChange={(hasComment) => choose({ ...chosen, hasComment })}
      />
    </InlineStack>
  )
}

function AnswerLine({ answer }: { answer: ShownAnswer }) {
  const t = useT('surveys')
  const members = useT('members')
  const { points, instant } = useSpeech()
  const { score, comment, memberId, person, at } = answer
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold" numeric>
          {t('list.score', { score })}
        </Text>
        <Link url={`/app/members/${memberId}`} monochrome>
          {nameOf(person, members)}
        </Link>
      </InlineStack>
      {comment ? (
        <Text as="p" breakWord>
          <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {comment}
          </span>
        </Text>
      ) : (
        <Text as="p" tone="subdued">
          {t('list.no_comment')}
        </Text>
      )}
      <Text as="span" variant="bodySm" tone="subdued">
        {[
          instant(at),
          ...(answer.points > 0 ? [t('list.given', { points: points(answer.points) })] : []),
        ].join(' · ')}
      </Text>
    </BlockStack>
  )
}
