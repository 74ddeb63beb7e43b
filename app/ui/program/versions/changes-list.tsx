import { List, Text } from '@shopify/polaris'
import { renderChange } from '../../../loyalty/explain/render-change.ts'
import { compareVersions } from '../../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'
import { useT } from '../../words.tsx'

interface ChangesProps {
  before: ProgramSettings
  after: ProgramSettings
}

/** What changes from one to the other, a sentence each. */
export function ChangesList({ before, after }: ChangesProps) {
  const t = useT('program')
  const { calling } = useSpeech()
  const words = calling(after.pointsName)
  const changes = compareVersions(before, after).map((change) => renderChange(change, words))
  if (changes.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {t('versions.same')}
      </Text>
    )
  }
  return (
    <List>
      {changes.map((text) => (
        <List.Item key={text}>{text}</List.Item>
      ))}
    </List>
  )
}
