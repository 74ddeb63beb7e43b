// What can be done about a member besides adjusting: a row of buttons above the page.
import type { PageProps } from '@shopify/polaris'
import { useState } from 'react'
import { fetchFile } from '../save-file.ts'
import { useT } from '../words.tsx'
import type { MemberData } from './member-data.ts'
import type { OpenModal } from './modals/member-modals.tsx'

type Actions = Exclude<NonNullable<PageProps['secondaryActions']>, React.ReactElement> & {
  /** The last file could not be had. */
  isFailed: boolean
}

export function useMemberActions(
  { statement, status }: MemberData,
  onOpen: (modal: OpenModal) => void,
): Actions {
  const t = useT('member')
  const [isFailed, setFailed] = useState(false)
  const { id, customerId } = statement.member
  const save = async () => setFailed(!(await fetchFile(`/app/members/${id}/export`, 'member.json')))
  const isPaused = status === 'paused'
  const actions = [
    ...(customerId === null
      ? []
      : [
          {
            content: t('view_customer'),
            url: `shopify:admin/customers/${customerId}`,
            target: '_top' as const,
          },
          {
            content: t(isPaused ? 'pausing.resume' : 'pausing.pause'),
            onAction: () => onOpen({ is: isPaused ? 'resume' : 'pause' }),
          },
        ]),
    { content: t('export.open'), onAction: () => void save() },
  ]
  return Object.assign(actions, { isFailed })
}
