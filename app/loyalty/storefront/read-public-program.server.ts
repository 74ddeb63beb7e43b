// The reader behind the program's metafield and behind what a visitor asks for.
import type { ShopTx } from '../../db.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { type PublicProgram, publicProgram } from './public-program.ts'
import { readSpeech } from './read-speech.server.ts'

/** The public part of the program in force at `now`. */
export async function readPublicProgram(
  shop: ShopTx,
  { now }: { now: Date },
): Promise<PublicProgram> {
  const [speech, version, row] = await Promise.all([
    readSpeech(shop, now),
    readProgramInForce(shop, now),
    shop.db.shop.findUniqueOrThrow({ where: { id: shop.shopId }, select: { name: true } }),
  ])
  return publicProgram(version?.settings ?? null, { name: row.name ?? '', speech })
}
