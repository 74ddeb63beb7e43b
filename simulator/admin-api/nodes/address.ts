import type { Address } from '../../state/world.ts'

export function addressNode(address: Address | null | undefined) {
  if (!address) return null
  const { countryCode: countryCodeV2, ...rest } = address
  return { __typename: 'MailingAddress', address2: null, ...rest, countryCodeV2 }
}
