import {
  IndexFilters,
  IndexFiltersMode,
  type IndexFiltersProps,
  useSetIndexFiltersMode,
} from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import type { MemberSort } from '../../../loyalty/members/member-filter.ts'
import { useT } from '../../words.tsx'
import type { MemberListData } from '../member-data.ts'
import type { ListAddress } from '../use-member-list.ts'
import { useAppliedFilters, useFilterFields } from './filter-fields.tsx'
import { viewOf, views } from './views.ts'

interface FiltersProps {
  list: Pick<MemberListData, 'search' | 'filter' | 'sort' | 'choices'>
  address: ListAddress
}

type SortValue = NonNullable<IndexFiltersProps['sortOptions']>[number]['value']
const sortValues: Record<MemberSort, SortValue> = {
  newest: 'joined desc',
  oldest: 'joined asc',
  richest: 'points desc',
  poorest: 'points asc',
}

// Each search is a question to Shopify: it waits for a pause in typing.
const typingMs = 500

/** Search, filters, sorting and ready-made views over the list of members. */
export function MemberFilters({ list, address }: FiltersProps) {
  const t = useT('members')
  const view = viewOf(list.filter)
  const isOwn = list.search !== '' || (view === 0 && Object.keys(list.filter).length > 0)
  const { mode, setMode } = useSetIndexFiltersMode(
    isOwn ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  )
  const [text, setText] = useTypedSearch(list.search, address.searchFor)
  const sortOptions = (Object.keys(sortValues) as MemberSort[]).map((sort) => ({
    label: t(sort === 'newest' || sort === 'oldest' ? 'sort.by_joined' : 'sort.by_points'),
    directionLabel: t(`sort.${sort}`),
    value: sortValues[sort],
  }))
  const clear = () => {
    setText('')
    address.showAll()
  }
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      loading={address.isLoading}
      tabs={views.map(({ id, filter }, index) => ({
        id: `view-${id}`,
        content: t(`view.${id}`),
        index,
        isLocked: true,
        onAction: () => address.filterBy(filter),
      }))}
      selected={view}
      onSelect={() => {}}
      canCreateNewView={false}
      autoFocusSearchField={!isOwn}
      disableStickyMode
      queryValue={text}
      queryPlaceholder={t('search.placeholder')}
      onQueryChange={(value) => setText(value.slice(0, 200))}
      onQueryClear={() => {
        setText('')
        address.searchFor('')
      }}
      filters={useFilterFields(list, address.filterBy)}
      appliedFilters={useAppliedFilters(list, address.filterBy)}
      onClearAll={clear}
      cancelAction={{ onAction: clear }}
      sortOptions={sortOptions}
      sortSelected={[sortValues[list.sort]]}
      onSort={([value]) => {
        const sort = (Object.keys(sortValues) as MemberSort[]).find(
          (one) => sortValues[one] === value,
        )
        if (sort) address.sortBy(sort)
      }}
      filteringAccessibilityLabel={t('search.label')}
      filteringAccessibilityTooltip={t('search.label')}
    />
  )
}

/** What is typed, and the search for it once typing has paused. */
function useTypedSearch(
  search: string,
  onSearch: (text: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(search)
  const searched = useRef(search)
  // Another search came by link or by the back button.
  useEffect(() => {
    if (search === searched.current) return
    searched.current = search
    setText(search)
  }, [search])
  useEffect(() => {
    if (text.trim() === searched.current) return
    const timer = setTimeout(() => {
      searched.current = text.trim()
      onSearch(text.trim())
    }, typingMs)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  return [text, setText]
}
