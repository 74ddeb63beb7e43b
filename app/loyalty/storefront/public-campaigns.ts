// What shoppers are told of campaigns: those that run and those that are announced, with when each
// begins and ends, so that a page shows the right ones without asking us. Pure.
import { type Edition, endOf, newestOfEach } from '../campaigns/campaign.ts'
import { formatInstant, type Speech } from '../explain/format.ts'
import { forTiers, wayLabel } from '../explain/way-label.ts'
import { segmentOf } from '../kernel/audience/audience.ts'
import type { Texts } from '../kernel/public-reward.ts'

export interface PublicCampaign {
  /** As the merchant calls it. */
  name: string
  /** ISO 8601: the first moment of it, and the first that is past it. */
  from: string
  until: string
  /** By language: what it gives, when it begins and the last minute of it. */
  labels: Texts
  begins: Texts
  ends: Texts
}

const mostTold = 5

/** @returns those that begin first come first; what nobody is to know of yet is left out. */
export function publicCampaigns(
  editions: Edition[],
  { speeches, now }: { speeches: Speech[]; now: Date },
): PublicCampaign[] {
  return (
    newestOfEach(editions)
      .filter((one) => one.startsAt <= now || one.isAnnounced)
      // Who is in a segment no page can tell.
      .filter(({ audience }) => segmentOf(audience) === null)
      .filter((one) => endOf(one) > now && endOf(one) > one.startsAt)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
      .slice(0, mostTold)
      .map((one) => tell(one, speeches))
  )
}

function tell(edition: Edition, speeches: Speech[]): PublicCampaign {
  const { rule, startsAt, audience } = edition
  const tiers = audience?.tiers.map(({ title }) => title) ?? []
  const until = endOf(edition)
  const last = new Date(until.getTime() - 1)
  const inWords = (write: (speech: Speech) => string) =>
    Object.fromEntries(speeches.map((speech) => [speech.locale, write(speech)]))
  const instant =
    (at: Date) =>
    ({ locale, timeZone = 'UTC' }: Speech) =>
      formatInstant(at, locale, timeZone)
  return {
    name: rule.title,
    from: startsAt.toISOString(),
    until: until.toISOString(),
    labels: inWords((speech) => forTiers(wayLabel(rule, speech), tiers, speech)),
    begins: inWords(instant(startsAt)),
    ends: inWords(instant(last)),
  }
}
