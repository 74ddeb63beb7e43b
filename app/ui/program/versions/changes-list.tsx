import { List, Text } from '@shopify/polaris'
import { renderChange } from '../../../loyalty/explain/render-change.ts'
import { type Change, compareVersions } from '../../../loyalty/program/compare-versions.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useSpeech } from '../../speech.tsx'

interface ChangesProps {
  before: ProgramSettings
  after: ProgramSettings
  /** Said where members would notice nothing. */
  none: string
  /** Said elsewhere, so not once more. */
  told?: Change[]
}

/** What changes from one to the other, a sentence each. */
export function ChangesList({ before, after, none, told = [] }: ChangesProps) {
  const { calling } = useSpeech()
  const words = calling(after.pointsName)
  const said = new Set(told.map((change) => JSON.stringify(change)))
  const changes = compareVersions(before, after).filter((one) => !said.has(JSON.stringify(one)))
  if (changes.length === 0 && said.size > 0) return null
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
