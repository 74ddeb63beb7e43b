// The list's address is its state: what is searched, filtered and sorted can be linked to, and the
// back button undoes it.
import { useNavigation, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import {
  type MemberFilter,
  type MemberSort,
  memberFilterNames,
  writeFilter,
} from '../../loyalty/members/member-filter.ts'

export interface ListAddress {
  isLoading: boolean
  filterBy(filter: MemberFilter): void
  sortBy(sort: MemberSort): void
  searchFor(text: string): void
  showAll(): void
  showAfter(cursor: string): void
}

export function useListAddress(): ListAddress {
  const [params, setParams] = useSearchParams()
  const navigation = useNavigation()
  const isLoading =
    navigation.state === 'loading' && navigation.location.pathname === '/app/members'
  return useMemo(() => {
    // Every change begins at the first page.
    const change = (names: readonly string[], values: [string, string][]) => {
      const next = new URLSearchParams(params)
      for (const name of ['after', ...names]) next.delete(name)
      for (const [name, value] of values) next.set(name, value)
      setParams(next, { preventScrollReset: true })
    }
    return {
      isLoading,
      filterBy: (filter) => change(memberFilterNames, writeFilter(filter)),
      sortBy: (sort) => change(['sort'], sort === 'newest' ? [] : [['sort', sort]]),
      searchFor: (text) => change(['q'], text === '' ? [] : [['q', text]]),
      showAll: () => change(['q', ...memberFilterNames], []),
      showAfter: (cursor) => {
        const next = new URLSearchParams(params)
        next.set('after', cursor)
        setParams(next)
      },
    }
  }, [params, setParams, isLoading])
}

/** The words of the address that name this list, for pages that go on with it. */
export function addressOf({ search, filter }: { search: string; filter: MemberFilter }): string {
  const params = new URLSearchParams(writeFilter(filter))
  if (search) params.set('q', search)
  return params.size > 0 ? `?${params}` : ''
}
