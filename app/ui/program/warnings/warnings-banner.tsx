import { Banner, Link, List, Text } from '@shopify/polaris'
import { useState } from 'react'
import { programWarnings } from '../../../loyalty/insights/warnings/program-warnings.ts'
import type { ShopFacts } from '../../../loyalty/insights/warnings/warning.ts'
import type { ProgramSettings } from '../../../loyalty/program/settings.ts'
import { useT } from '../../words.tsx'
import { useWarningInWords } from './use-warning-in-words.ts'

interface WarningsProps {
  /** As typed, as far as it can be read. */
  settings: ProgramSettings
  facts: ShopFacts
  /** Beside the draft, what to do is said as well, and all of it can be put away once seen. */
  isBeside?: boolean
}

/** What may not be meant, and what to do about it; nothing of it is in the way. */
export function WarningsBanner({ settings, facts, isBeside = false }: WarningsProps) {
  const t = useT('warnings')
  const inWords = useWarningInWords(settings)
  const [putAway, setPutAway] = useState('')
  const said = programWarnings(settings, facts).map(inWords)
  const all = said.map(({ text }) => text).join('\n')
  if (said.length === 0 || (isBeside && putAway === all)) return null
  return (
    <Banner
      tone="warning"
      title={t('title', { count: said.length })}
      {...(isBeside ? { onDismiss: () => setPutAway(all) } : {})}
    >
      <List gap="loose">
        {said.map(({ text, advice, link }) => (
          <List.Item key={text}>
            <Text as="p">{text}</Text>
            {isBeside ? (
              <Text as="p" tone="subdued">
                {advice} {link ? <Link url={link.url}>{link.label}</Link> : null}
              </Text>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Banner>
  )
}
