// Which ideas are listed: by what is to be done about them, and by words.
import { useNavigate } from '@remix-run/react'
import { BlockStack, Box, Button, InlineStack } from '@shopify/polaris'
import { ideaTabs } from '../../loyalty/ideas/listed-idea.ts'
import { useT } from '../words.tsx'
import type { IdeasData } from './ideas-data.ts'
import { SearchField } from './search-field.tsx'

interface FilterProps {
  data: Pick<IdeasData, 'tab' | 'search' | 'counts'>
}

export const addressOf = ({
  tab,
  search,
  page = 0,
}: {
  tab: string
  search: string
  page?: number
}) =>
  `?${new URLSearchParams({ tab, ...(search ? { q: search } : {}), ...(page > 0 ? { page: String(page) } : {}) })}`

export function IdeasFilter({ data: { tab, search, counts } }: FilterProps) {
  const t = useT('ideas')
  const navigate = useNavigate()
  return (
    <Box padding="200">
      <BlockStack gap="200">
        <InlineStack gap="100" align="start">
          {ideaTabs.map((one) => (
            <Button
              key={one}
              variant="tertiary"
              pressed={one === tab}
              onClick={() => navigate(addressOf({ tab: one, search }))}
            >
              {t('tab', { name: t(`tabs.${one}`), count: counts[one] })}
            </Button>
          ))}
        </InlineStack>
        <SearchField
          search={search}
          onFind={(text) => navigate(addressOf({ tab, search: text }))}
        />
      </BlockStack>
    </Box>
  )
}
