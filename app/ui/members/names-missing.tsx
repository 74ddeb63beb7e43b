import { Banner } from '@shopify/polaris'
import { useT } from '../words.tsx'
import type { Person } from './member-data.ts'

/** Says why a name is a number, where Shopify did not answer. */
export function NamesMissing({ people }: { people: Person[] }) {
  const t = useT('members')
  if (!people.some((person) => person.is === 'unread')) return null
  return (
    <Banner tone="warning" title={t('names_missing.title')}>
      {t('names_missing.text')}
    </Banner>
  )
}
