import { Banner } from '@shopify/polaris'
import type { Person } from './member-data.ts'

/** Says why a name is a number, where Shopify did not answer. */
export function NamesMissing({ people }: { people: Person[] }) {
  if (!people.some((person) => person.is === 'unread')) return null
  return (
    <Banner tone="warning" title="Names are missing">
      Names are kept by Shopify, which did not answer just now. Points and history are complete.
      Reload the page to try again.
    </Banner>
  )
}
