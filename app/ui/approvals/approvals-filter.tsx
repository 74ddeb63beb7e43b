// Which of them are listed: by how they stand, and by what was done.
import { useNavigate } from '@remix-run/react'
import { Box, Button, InlineStack, Select } from '@shopify/polaris'
import { deedStates } from '../../loyalty/deeds/deed.ts'
import { say } from '../../loyalty/explain/words.ts'
import type { RuleName } from '../../loyalty/rules/catalogue.ts'
import { useLocale, useT } from '../words.tsx'
import type { ApprovalsData } from './approvals-data.ts'

interface FilterProps {
  data: Pick<ApprovalsData, 'state' | 'kind' | 'kinds' | 'counts'>
}

export function ApprovalsFilter({ data: { state, kind, kinds, counts } }: FilterProps) {
  const t = useT('approvals')
  const locale = useLocale()
  const navigate = useNavigate()
  const named = kinds.map((one) => ({
    label: say(locale, `rule.name.${one as RuleName}`),
    value: one,
  }))
  return (
    <Box padding="200">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <InlineStack gap="100" align="start">
          {deedStates.map((one) => (
            <Button
              key={one}
              variant="tertiary"
              pressed={one === state}
              onClick={() => navigate(`?state=${one}${kind ? `&kind=${kind}` : ''}`)}
            >
              {t('tab', { name: t(`tabs.${one}`), count: counts[one] })}
            </Button>
          ))}
        </InlineStack>
        {kinds.length > 1 ? (
          <Select
            label={t('kind')}
            labelInline
            options={[{ label: t('all_kinds'), value: '' }, ...named]}
            value={kind ?? ''}
            onChange={(to) => navigate(`?state=${state}${to ? `&kind=${to}` : ''}`)}
          />
        ) : null}
      </InlineStack>
    </Box>
  )
}
