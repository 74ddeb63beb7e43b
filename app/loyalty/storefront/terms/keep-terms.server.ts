// The archive of terms: each published version in each language, as it was first written. Written
// when a program is published to the storefront, and for versions from before when somebody reads.
import type { ShopDb } from '../../../db.server.ts'
import { type Language, languages } from '../../explain/languages.ts'
import {
  type WrittenTerms,
  writeTerms,
  writtenTermsSchema,
} from '../../explain/terms/write-terms.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { pointsWords } from '../points-words.ts'
import { readTexts } from '../read-texts.server.ts'

/** Writes what is missing, and leaves what is there as it is. */
export async function keepTerms(shop: ShopDb, now: Date): Promise<void> {
  const { shopId } = shop
  const versions = await listVersions(shop)
  const known = await shop.db.programTerms.groupBy({ by: ['version'], where: { shopId } })
  const kept = new Set(known.map(({ version }) => version))
  const missing = versions.filter(({ number }) => !kept.has(number))
  if (missing.length === 0) return
  const write = await readWriter(shop)
  await shop.db.programTerms.createMany({
    data: missing.flatMap((version) =>
      languages.map((language) => ({
        shopId,
        version: version.number,
        language,
        terms: write(version, language),
        writtenAt: now,
      })),
    ),
    skipDuplicates: true,
  })
}

async function readWriter(
  shop: ShopDb,
): Promise<(version: ProgramVersion, language: Language) => WrittenTerms> {
  const [row, texts] = await Promise.all([
    shop.db.shop.findUniqueOrThrow({
      where: { id: shop.shopId },
      select: { name: true, domain: true, currency: true, timeZone: true, noticeDays: true },
    }),
    readTexts(shop),
  ])
  const { noticeDays } = row
  const shopName = row.name ?? row.domain
  return ({ settings, number, effectiveFrom }, language) =>
    writeTerms(
      { settings, number, effectiveFrom, shopName, noticeDays },
      {
        locale: language,
        currency: row.currency ?? 'USD',
        pointsName: pointsWords(settings.pointsName, texts[language], language),
        audience: 'shopper',
        timeZone: row.timeZone ?? 'UTC',
      },
    )
}

/** @returns null where there is no such version. */
export async function readTerms(
  shop: ShopDb,
  { version, language, now }: { version: number; language: Language; now: Date },
): Promise<WrittenTerms | null> {
  await keepTerms(shop, now)
  const { shopId } = shop
  const row = await shop.db.programTerms.findUnique({
    where: { shopId_version_language: { shopId, version, language } },
  })
  return row && writtenTermsSchema.parse(row.terms)
}
