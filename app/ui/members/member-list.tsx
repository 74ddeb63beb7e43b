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

const sortOptions = [
  { label: 'Newest first', value: 'joined' },
  { label: 'Most points first', value: 'balance' },
]

export function MemberList({ list }: { list: MemberListData }) {
  const { members, search, sort } = list
  const [params, setParams] = useSearchParams()
  const isLoading = useNavigation().state === 'loading'
  const isEmpty = members.length === 0 && search === '' && list.isFirstPage
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    for (const stale of ['after', name]) next.delete(stale)
    if (value) next.set(name, value)
    setParams(next)
  }
  return (
    <Page title="Members" subtitle="Everyone with a customer account in your store">
      {isEmpty ? (
        <NobodyYet />
      ) : (
        <BlockStack gap="400">
          <NamesMissing people={members.map(({ person }) => person)} />
          <Card padding="0">
            <ResourceList
              resourceName={{ singular: 'member', plural: 'members' }}
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
                  accessibilityLabel={`Show ${nameOf(member.person)}`}
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
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  if (isFirstPage && next === null) return null
  return (
    <Pagination
      type="table"
      hasPrevious={!isFirstPage}
      previousTooltip="Previous page"
      onPrevious={() => navigate(-1)}
      hasNext={next !== null}
      nextTooltip="Next page"
      onNext={() => {
        const following = new URLSearchParams(params)
        following.set('after', next ?? '')
        setParams(following)
      }}
    />
  )
}

function NobodyYet() {
  return (
    <Card padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          Nobody has joined yet
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          Everyone who has a customer account in your store is a member. The first one appears here
          as soon as somebody creates an account or places an order with one.
        </Text>
      </BlockStack>
    </Card>
  )
}

function NobodyFound({ search, onShowAll }: { search: string; onShowAll(): void }) {
  return (
    <Box padding="600">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          No member matches “{search}”
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          Search by name, e-mail or phone number, as it stands in the customer’s account.
        </Text>
        <Button onClick={onShowAll}>Show all members</Button>
      </BlockStack>
    </Box>
  )
}
