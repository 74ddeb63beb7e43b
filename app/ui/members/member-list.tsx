import { useNavigate, useNavigation, useSearchParams } from '@remix-run/react'
import {
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
import { useT } from '../words.tsx'
import type { ListedMember } from './member-data.ts'
import { MemberLine, nameOf } from './member-line.tsx'
import { MemberSearch } from './member-search.tsx'
import { NamesMissing } from './names-missing.tsx'

export interface MemberListData {
  members: ListedMember[]
  next: string | null
  search: string
  sort: 'joined' | 'balance'
  isFirstPage: boolean
}

const sorts = ['joined', 'balance'] as const

export function MemberList({ list }: { list: MemberListData }) {
  const t = useT('members')
  const { members, search, sort } = list
  const [params, setParams] = useSearchParams()
  const isLoading = useNavigation().state === 'loading'
  const sortOptions = sorts.map((value) => ({ value, label: t(`sort.${value}`) }))
  const isEmpty = members.length === 0 && search === '' && list.isFirstPage
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    for (const stale of ['after', name]) next.delete(stale)
    if (value) next.set(name, value)
    setParams(next)
  }
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      {isEmpty ? (
        <NobodyYet />
      ) : (
        <BlockStack gap="400">
          <NamesMissing people={members.map(({ person }) => person)} />
          <Card padding="0">
            <ResourceList
              resourceName={{ singular: t('resource.singular'), plural: t('resource.plural') }}
              items={members}
              loading={isLoading}
              showHeader={search === ''}
              sortValue={sort}
              sortOptions={search === '' ? sortOptions : undefined}
              onSortChange={(value) => change('sort', value)}
              filterControl={
                <MemberSearch key={search} search={search} onSearch={(text) => change('q', text)} />
              }
              emptySearchState={<NobodyFound search={search} onShowAll={() => change('q', '')} />}
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
            <Pages next={list.next} isFirstPage={list.isFirstPage} />
          </Card>
        </BlockStack>
      )}
    </Page>
  )
}

function Pages({ next, isFirstPage }: { next: string | null; isFirstPage: boolean }) {
  const t = useT('members')
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  if (isFirstPage && next === null) return null
  return (
    <Pagination
      type="table"
      hasPrevious={!isFirstPage}
      previousTooltip={t('previous')}
      onPrevious={() => navigate(-1)}
      hasNext={next !== null}
      nextTooltip={t('next')}
      onNext={() => {
        const following = new URLSearchParams(params)
        following.set('after', next ?? '')
        setParams(following)
      }}
    />
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
          {t('no_match.title', { search })}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t('no_match.text')}
        </Text>
        <Button onClick={onShowAll}>{t('no_match.show_all')}</Button>
      </BlockStack>
    </Box>
  )
}
