// Puts a text where the reader pastes from, and says whether that worked.
import { Button, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useT } from '../words.tsx'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useT('shared')
  const [came, setCame] = useState<'done' | 'failed' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCame('done'),
      () => setCame('failed'),
    )
  return (
    <InlineStack gap="300" blockAlign="center">
      <Button onClick={() => void copy()}>{label}</Button>
      <div role="status">{came ? <Text as="p">{t(`copy.${came}`)}</Text> : null}</div>
    </InlineStack>
  )
}
