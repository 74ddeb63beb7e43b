import { gidOf } from '../gid.ts'
import type { AdminClient } from './client.ts'

const document = `#graphql
  query ReadRecord($id: ID!) {
    customer(id: $id) {
      firstName
      lastName
      defaultPhoneNumber { phoneNumber }
      defaultAddress { address1 city countryCodeV2 }
    }
  }`

interface WantedRecord {
  needsName: boolean
  needsPhone: boolean
  needsAddress: boolean
}

interface Data {
  customer: {
    firstName: string | null
    lastName: string | null
    defaultPhoneNumber: { phoneNumber: string } | null
    defaultAddress: {
      address1: string | null
      city: string | null
      countryCodeV2: string | null
    } | null
  } | null
}

/** Whether a customer's record says what is wanted. What it says is looked at and not kept. */
export async function isRecordComplete(
  admin: AdminClient,
  customerId: string,
  { needsName, needsPhone, needsAddress }: WantedRecord,
): Promise<boolean> {
  const { customer } = await admin.graphql<Data>(document, { id: gidOf('Customer', customerId) })
  if (!customer) return false
  const { firstName, lastName, defaultPhoneNumber: phone, defaultAddress: address } = customer
  const hasName = Boolean(firstName?.trim() && lastName?.trim())
  const hasAddress = Boolean(address?.address1?.trim() && address.city && address.countryCodeV2)
  return (
    (!needsName || hasName) &&
    (!needsPhone || Boolean(phone?.phoneNumber)) &&
    (!needsAddress || hasAddress)
  )
}
