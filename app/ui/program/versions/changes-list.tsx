import { List, Text } from '@shopify/polaris'
import { renderChange } from '../../../loyalty/explain/render-change.ts'
import { compareVersions } from '../../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'

interface ChangesProps {
  before: ProgramSettings
  after: ProgramSettings
  /** Said where members would notice nothing. */
  none: string
}

/** What changes from one to the other, a sentence each. */
export function ChangesList({ before, after, none }: ChangesProps) {
  const { calling } = useSpeech()
  const words = calling(after.pointsName)
  const changes = compareVersions(before, after)
  if (changes.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {none}
      </Text>
    )
  }
  return (
    <List>
      {changes.map((change) => (
        <List.Item key={JSON.stringify(change)}>{renderChange(change, words)}</List.Item>
      ))}
    </List>
  )
}
