// E-mails and addresses as they are compared: so that one mailbox, or one door, is written one way.

interface PostalAddress {
  address1: string | null
  address2: string | null
  city: string | null
  zip: string | null
  countryCode: string | null
}

/** What stands behind a plus, and Gmail's dots, lead to the same mailbox. */
export function mailboxOf(email: string): string {
  const [local = '', host = ''] = email.trim().toLowerCase().split('@')
  const name = local.split('+')[0] ?? ''
  const isGmail = host === 'gmail.com' || host === 'googlemail.com'
  return isGmail ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${host}`
}

/** @returns null where it is too little to tell a door by. */
export function doorOf(address: PostalAddress): string | null {
  const { address1, address2, city, zip, countryCode } = address
  if (!address1 || !(zip || city)) return null
  const parts = [address1, address2, zip ?? city, countryCode]
  return parts.map((part) => plain(part ?? '')).join('|')
}

/** Letters and digits alone, without marks above them. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
