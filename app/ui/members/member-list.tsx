import { useNavigate } from '@remix-run/react'
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  Page,
  Pagination,
  ResourceItem,
  ResourceList,
  Text,
} from '@shopify/polaris'
import { useState } from 'react'
import { hasFilter } from '../../loyalty/members/member-filter.ts'
import { useT } from '../words.tsx'
import { MemberFilters } from './filters/member-filters.tsx'
import { FoundOrders } from './found-orders.tsx'
import type { MemberListData } from './member-data.ts'
import { MemberLine, nameOf } from './member-line.tsx'
import { ExportModal } from './modals/export-modal.tsx'
import { NamesMissing } from './names-missing.tsx'
import { addressOf, type ListAddress, useListAddress } from './use-member-list.ts'

export function MemberList({ list }: { list: MemberListData }) {
  const t = useT('members')
  const address = useListAddress()
  const [isExporting, setExporting] = useState(false)
  const isNarrowed = list.search !== '' || hasFilter(list.filter)
  const isEmpty = list.total === 0 && !isNarrowed
  return (
    <Page
      title={t('title')}
      titleMetadata={isEmpty ? null : <Total list={list} />}
      primaryAction={{ content: t('adjust'), url: `/app/members/batches/new${addressOf(list)}` }}
      secondaryActions={[
        { content: t('segments'), url: '/app/segments' },
        { content: t('batches'), url: '/app/members/batches' },
        { content: t('export.open'), disabled: isEmpty, onAction: () => setExporting(true) },
      ]}
    >
      {isEmpty ? (
        <NobodyYet />
      ) : (
        <BlockStack gap="400">
          <NamesMissing people={list.members.map(({ person }) => person)} />
          <FoundOrders orders={list.orders} />
          <Card padding="0">
            <MemberFilters list={list} address={address} />
            {list.isSearchFailed ? <SearchFailed /> : <Rows list={list} address={address} />}
            {list.isLooking ? <StillLooking list={list} address={address} /> : null}
            <Pages list={list} address={address} />
          </Card>
        </BlockStack>
      )}
      <ExportModal list={list} isOpen={isExporting} onClose={() => setExporting(false)} />
    </Page>
  )
}

function Total({ list: { total, isAbout } }: { list: MemberListData }) {
  const t = useT('members')
  if (isAbout && total === 0) return <Badge>{t('few_total')}</Badge>
  return <Badge>{t(isAbout ? 'about_total' : 'total', { count: total })}</Badge>
}

interface ListProps {
  list: MemberListData
  address: ListAddress
}

function Rows({ list, address }: ListProps) {
  const t = useT('members')
  if (list.members.length === 0 && (list.orders.length > 0 || list.isLooking)) return null
  if (list.members.length === 0)
    return <NobodyFound search={list.search} onShowAll={address.showAll} />
  return (
    <ResourceList
      resourceName={{ singular: t('resource.singular'), plural: t('resource.plural') }}
      items={list.members}
      loading={address.isLoading}
      renderItem={(member) => (
        <ResourceItem
          id={member.id}
          url={`/app/members/${member.id}`}
          accessibilityLabel={t('show', { name: nameOf(member.person, t) })}
        >
          <MemberLine member={member} />
        </ResourceItem>
      )}
    />
  )
}

/** Few of very many are asked for: what was found by then, and a way to look further. */
function StillLooking({ list, address }: ListProps) {
  const t = useT('members')
  const { next, members } = list
  return (
    <Box padding="600">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t(members.length === 0 ? 'looking.none' : 'looking.some')}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t('looking.text')}
        </Text>
        <Button
          variant="primary"
          loading={address.isLoading}
          onClick={() => next && address.showAfter(next)}
        >
          {t('looking.on')}
        </Button>
      </BlockStack>
    </Box>
  )
}

function Pages({ list, address }: ListProps) {
  const t = useT('members')
  const navigate = useNavigate()
  const { next, isFirstPage } = list
  if (isFirstPage && (next === null || list.isLooking)) return null
  return (
    <Pagination
      type="table"
      hasPrevious={!isFirstPage}
      previousTooltip={t('previous')}
      onPrevious={() => navigate(-1)}
      hasNext={next !== null && !list.isLooking}
      nextTooltip={t('next')}
      onNext={() => next && address.showAfter(next)}
    />
  )
}

function SearchFailed() {
  const t = useT('members')
  const navigate = useNavigate()
  return (
    <Box padding="400">
      <Banner
        tone="warning"
        title={t('search_failed.title')}
        action={{ content: t('search_failed.again'), onAction: () => navigate(0) }}
      >
        {t('search_failed.text')}
      </Banner>
    </Box>
  )
}

function NobodyYet() {
  const t = useT('members')
  return (
    <Card padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {t('nobody.title')}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t('nobody.text')}
        </Text>
      </BlockStack>
    </Card>
  )
}

function NobodyFound({ search, onShowAll }: { search: string; onShowAll(): void }) {
  const t = useT('members')
  return (
    <Box padding="600">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {search ? t('no_match.title', { search }) : t('no_match.title_filter')}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {search ? t('no_match.text') : t('no_match.text_filter')}
        </Text>
        <Button onClick={onShowAll}>{t('no_match.show_all')}</Button>
      </BlockStack>
    </Box>
  )
}
