// A report of another app is signed with a key of the shop's: HMAC-SHA256, as hexadecimal digits,
// over the second it was sent, a full stop, and the body as it is sent. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** An older report, or one from the future, is no longer taken. */
const furthestSeconds = 300

export const signReport = (secret: string, sentAt: number, body: string): string =>
  createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex')

export interface SignedReport {
  sentAt: number
  signature: string
  body: string
}

export function isReportSigned(
  { sentAt, signature, body }: SignedReport,
  secret: string,
  nowSeconds: number,
): boolean {
  if (!(Math.abs(nowSeconds - sentAt) <= furthestSeconds)) return false
  return isSame(signature, signReport(secret, sentAt, body))
}

/** In a time that tells nothing of where they differ. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
